"""The limits on the number and size of a session's uploads, and who may see them."""

import itertools

import pytest

from dashboard.web.upload_limits import MEGABYTES, MOST_FILES
from tests.server.conftest import Answer, Server

BOUNDARY = "----board"
MEGABYTE = 1 << 20
_names = (f"file-{number}" for number in itertools.count())


def token(server: Server) -> dict[str, str]:
    """The headers of a page to which the server has given its token."""
    cookie = server.ask("GET", "/_stcore/health").headers["Set-Cookie"].partition(";")[0]
    return {"Cookie": cookie, "X-Xsrftoken": cookie.partition("=")[2]}


def form(content: bytes) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def put(server: Server, session: str, content: bytes, *, chunked: bool = False, name: str | None = None) -> Answer:
    body = form(content)
    headers = {**token(server), "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    path = f"/_stcore/upload_file/{session}/{name or next(_names)}"
    return server.ask("PUT", path, headers, iter([body[:1000], body[1000:]]) if chunked else body)


def test_a_session_may_send_so_many_files_and_more_once_one_is_gone(server):
    with server.session() as session:
        answers = [put(server, session, b"a", name=f"f{at}") for at in range(MOST_FILES + 1)]
        assert [answer.status for answer in answers] == [204] * MOST_FILES + [429]
        assert answers[-1].text == "一次不超过 20 个文件，请分几次上传。"
        assert put(server, session, b"b", name="f0").status == 204  # takes the place of the one before

        assert server.ask("DELETE", f"/_stcore/upload_file/{session}/f0", token(server)).status == 204
        assert put(server, session, b"a").status == 204

        with server.session() as other:
            assert put(server, other, b"a").status == 204


@pytest.mark.parametrize("chunked", [False, True], ids=["of a declared length", "in chunks"])
def test_a_session_may_send_so_many_bytes(server, chunked):
    large = b"a" * (10 * MEGABYTE - 1000)
    with server.session() as session:
        answers = [put(server, session, large, chunked=chunked) for _ in range(MEGABYTES // 10 + 1)]

    assert [answer.status for answer in answers] == [204] * (MEGABYTES // 10) + [413]
    assert answers[-1].text == "一次不超过 60 MB，请分几次上传。"
    assert server.is_well()


@pytest.mark.parametrize("chunked", [False, True], ids=["of a declared length", "in chunks"])
def test_one_file_over_the_limit_is_refused(server, chunked):
    with server.session() as session:
        assert put(server, session, b"a" * (12 * MEGABYTE), chunked=chunked).status == 413


def test_an_upload_without_the_pages_token_or_for_no_session_is_refused(server):
    with server.session() as session:
        path = f"/_stcore/upload_file/{session}/x"
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        assert server.ask("PUT", path, headers, form(b"a")).status == 403
        assert (
            server.ask("PUT", path, {**headers, "X-Xsrftoken": "x", "Cookie": "_streamlit_xsrf=x"}, form(b"a")).status
            == 403
        )
        assert server.ask("DELETE", path).status == 403
    assert put(server, "no-such-session", b"a").status == 400


def test_no_address_gives_an_upload_back(server):
    with server.session() as session:
        assert put(server, session, b"secret", name="mine").status == 204
        for path in (
            f"/_stcore/upload_file/{session}/mine",
            f"/_stcore/upload_file/{session}/",
            f"/_stcore/upload_file/{session}",
            "/_stcore/upload_file/",
            "/media/mine",
            f"/media/{session}/mine",
            "/assignments.csv?doc=a.txt",
            "/print?doc=a.txt",
        ):
            answer = server.ask("GET", path, token(server))
            assert answer.status in (301, 400, 404, 405)
            assert b"secret" not in answer.body


@pytest.mark.parametrize(
    "body", [b"", b"no form", form(b"a") * 2, form(b"a")[:-20], f"--{BOUNDARY}\r\n".encode() * 5_000], ids=range(5)
)
def test_a_malformed_upload_is_refused_without_a_trace(server, body):
    with server.session() as session:
        headers = {**token(server), "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        answer = server.ask("PUT", f"/_stcore/upload_file/{session}/x", headers, body)

    assert answer.status in (204, 400, 413)
    assert b"Traceback" not in answer.body
    assert server.is_well()
