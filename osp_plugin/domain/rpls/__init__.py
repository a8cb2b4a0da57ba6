"""The RPLS: the public directory of the dwellings of the social landlords, and what it completes.

Source: arrêté of 5 January 2010 on what the directory holds, and the detailed files that the SDES
publishes each year.
"""
