"""What a PDF says of itself: title, author, language. Readers, searches and archives show them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape  # nosec B406 # it only escapes what is written, nothing is parsed

LANGUAGE = "fr-FR"
CREATOR = "OSP ERBM"
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


@dataclass(frozen=True)
class Description:
    """The title and the author of a document."""

    title: str
    author: str

    def write(self, path: str | os.PathLike[str]) -> None:
        """Add it to a PDF.

        QGIS would write that of the project, whose author is the name of the session. A GDAL that
        cannot read a PDF leaves the file without a description, which takes nothing from its pages.
        """
        from osgeo import gdal

        if gdal.GetDriverByName("PDF") is None:
            return
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            opened = gdal.OpenEx(str(path), gdal.OF_RASTER | gdal.OF_UPDATE, ["PDF"])
        except RuntimeError:
            opened = None  # when another plugin asked GDAL for exceptions
        finally:
            gdal.PopErrorHandler()
        if opened is None:
            return
        opened.SetMetadata(
            {
                "TITLE": self.title,
                "AUTHOR": self.author,
                "CREATOR": CREATOR,
                "CREATION_DATE": f"D:{datetime.now():%Y%m%d%H%M%S}",
            }
        )
        title, author = escape(self.title), escape(self.author)
        opened.SetMetadata([_XMP.format(title=title, author=author, language=LANGUAGE)], "xml:XMP")
        opened.FlushCache()
