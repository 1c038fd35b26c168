"""A server that can write nothing: neither its log nor what it read."""

import os
import resource

from playwright.sync_api import expect

from tests.browser.conftest import start, wait_until_healthy
from tests.browser.office import unit_environment
from tests.browser.steps import FILTERED, download, go, rows, upload

ROOM = 1000  # bytes of any file


def test_a_server_whose_disk_is_full_still_serves_and_leaves_no_pieces(page, tmp_path):
    def fill_up() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    with open("/dev/full", "wb") as full:
        process, base = start(
            stdout=full,
            stderr=full,
            preexec_fn=fill_up,
            env={**os.environ, **unit_environment(), "RB_STORE": str(tmp_path)},
        )
    try:
        wait_until_healthy(base, process)
        go(page, base, "?agency=省金融办&role=牵头")
        expect(page.get_by_text(FILTERED).first).to_be_visible()
        assert len(rows(download(page, "下载 CSV")[1])) == 5
        page.get_by_role("link", name="文档").click()
        upload(page, "sheets-merged.xlsx")
        expect(page.get_by_text("“sheets-merged.xlsx”未能识别：文档库暂时无法使用")).to_be_visible()
        assert page.request.get(f"{base}/assignments.csv", headers={"Host": "evil.example"}).status == 400
        page.goto("about:blank")
    finally:
        process.terminate()
        process.wait(20)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
