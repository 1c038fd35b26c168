// Charts and grids are as large as on the screen: before they are printed, each is made small enough for a sheet across.
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll(".stPlotlyChart, .stDataFrame")) {
    each.style.setProperty("--shrink", Math.min(1, 1000 / each.offsetWidth, 560 / each.offsetHeight));
  }
  const scheme = getComputedStyle(document.querySelector(".stApp") ?? document.body).colorScheme;
  document.documentElement.toggleAttribute("data-dark", scheme === "dark");
});
