"""Reference tables of a base fed from layers: communes, EPCI, cités, parcels…"""
