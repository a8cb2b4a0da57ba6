"""What both backends promise: classes of tests that test/qgis and test/postgis run on theirs."""
