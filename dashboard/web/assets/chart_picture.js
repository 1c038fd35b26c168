// 图表存为图片: plotly's own button, which is not shown.
addEventListener("click", (event) => {
  if (event.target.closest?.(".rb-picture")) document.querySelector(".js-plotly-plot .modebar-btn")?.click();
});
