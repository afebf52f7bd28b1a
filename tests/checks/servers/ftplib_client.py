"""ftplib_client.py URL FILE [--any-server]: do what Python's ftplib can do with a server, with the bytes of FILE.

The option skips what some servers do not do.
"""

import ftplib
import io
import socket
import sys
from urllib.parse import urlsplit

url, path = urlsplit(sys.argv[1]), sys.argv[2]
with open(path, "rb") as file:
    data = file.read()
part = 70000

ftp = ftplib.FTP(timeout=10)
ftp.connect(url.hostname, url.port)
ftp.login(url.username, url.password)


def fetch(name, offset=None):
    got = bytearray()
    ftp.retrbinary(f"RETR {name}", got.extend, rest=offset)
    return bytes(got)


for passive in (True, False):
    ftp.set_pasv(passive)
    ftp.storbinary("STOR ftplib.bin", io.BytesIO(data))
    assert fetch("ftplib.bin") == data
assert ftp.size("ftplib.bin") == len(data)
if "MLST" in ftp.sendcmd("FEAT"):
    files = [(name, facts["size"]) for name, facts in ftp.mlsd() if facts["type"] == "file"]
    assert files == [("ftplib.bin", str(len(data)))], files
assert ftp.nlst() == ["ftplib.bin"]
ftp.dir(lambda line: None)

ftp.set_pasv(True)
assert fetch("ftplib.bin", part) == data[part:]
ftp.storbinary("STOR half.bin", io.BytesIO(data[:part]))
ftp.storbinary("STOR half.bin", io.BytesIO(data[part:]), rest=part)
assert fetch("half.bin") == data

ftp.rename("half.bin", "new name.bin")
assert fetch("new name.bin") == data
text = []
ftp.storlines("STOR text", io.BytesIO(b"one\r\ntwo\n"))
ftp.retrlines("RETR text", text.append)
assert text == ["one", "two"], text
try:
    fetch("half.bin")
    raise AssertionError("half.bin was renamed")
except ftplib.error_perm:
    pass

if sys.argv[3:] != ["--any-server"]:
    # Another host gets nothing, even if it connects first.
    host, port = ftp.makepasv()
    stranger = socket.create_connection((host, port), 10, ("127.0.0.2", 0))
    connection = socket.create_connection((host, port), 10)
    assert ftp.sendcmd("RETR ftplib.bin")[:3] == "150"
    assert connection.makefile("rb").read() == data
    assert stranger.recv(1) == b""
    assert ftp.voidresp()[:3] == "226"

    # More than the connection can hold, so that the transfer is still running. `abort` sends its line as urgent data.
    ftp.storbinary("STOR large.bin", io.BytesIO(bytes(16 << 20)))
    connection = ftp.transfercmd("RETR large.bin")
    connection.recv(4096)
    assert ftp.abort()[:3] in ("226", "426")
    connection.close()
    ftp.getmultiline()
    assert ftp.sendcmd("NOOP")[:3] == "200"

    assert ftp.mkd('a "quoted" name') == '/a "quoted" name'
    ftp.cwd('a "quoted" name')
    assert ftp.pwd() == '/a "quoted" name'
    ftp.cwd("..")
    ftp.rmd('a "quoted" name')
    ftp.delete("large.bin")

for name in ("ftplib.bin", "new name.bin", "text"):
    ftp.delete(name)
ftp.quit()
