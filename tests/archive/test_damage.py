"""What is damaged in a folder of tables."""

import pytest

from analysis.archive.damage import damaged_files


@pytest.mark.parametrize(("partitions", "said"), [(1, "1 partition"), (3, "3 partitions")])
def test_partitions_whose_files_are_gone_are_counted(partitions, said, tmp_path):
    manifest = {"finished": True, "partitions": partitions, "tables": {}}
    assert list(damaged_files(tmp_path, manifest)) == [("partitions", f"lacks the files of {said}", None)]
