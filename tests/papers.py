"""Files made for tests: PDFs by the places of their lines, zipped folders, .docx, WARC records."""

import gzip
import io
import zipfile


def pdf(*sheets, created=None):
    """A PDF with a sheet for each list of lines: (left, bottom, size, words)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for lines in sheets:
        drawn = "".join(
            f"BT /F1 {size} Tf {left} {bottom} Td ({_escaped(words)}) Tj ET\n"
            for left, bottom, size, words in lines
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    if created:
        objects.append(f"<< /CreationDate ({created}) >>")
    return _numbered(objects, info=len(objects) if created else None)


def _numbered(objects, *, info):
    out, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    more = f" /Info {info} 0 R" if info else ""
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{more} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


def _escaped(words):
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def column(left, top, lines, *, size=10, pitch=12):
    return [(left, top - pitch * at, size, line) for at, line in enumerate(lines)]


def zipped(**files):
    """A zip archive; "__" in a name stands for "/", and a name may be given as a dict, too."""
    return zipped_names({name.replace("__", "/"): body for name, body in files.items()})


def zipped_names(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def docx(*paragraphs, body=None, created=None):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inner = body or "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in paragraphs)
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {w}><w:body>{inner}</w:body></w:document>",
    }
    if created:
        files["docProps/core.xml"] = (
            '<c:p xmlns:c="x" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dcterms:created>{created}</dcterms:created></c:p>"
        )
    return zipped_names(files)


def record(url, body, *, headers="", status="200 OK", kind="response", packed=False):
    """A record of a web archive."""
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode()
        + body
    )
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-04-03T14:05:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    whole = head.encode() + http + b"\r\n\r\n"
    return gzip.compress(whole) if packed else whole
