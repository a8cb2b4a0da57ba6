"""Processing provider ``osp``: one file per algorithm, each a thin shell."""
