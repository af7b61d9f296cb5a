h5py.about   := HDF5 files, as dictionaries of NumPy's arrays
h5py.version := 3.16.0
h5py.licence := BSD-3-Clause
h5py.set     := common
h5py.needs   := hdf5
# One HDF5 for all of them: the handles that they pass to each other are rows of its tables.
h5py.shared  := h5py hdf5_hl hdf5
h5py.modules := h5py._errors h5py.defs h5py.h5 h5py.h5d h5py.h5ds h5py.h5f h5py.h5t h5py.h5z
define h5py.source
# From the index, bytes fetched
a0dbaad796840ccaa67a4c144a0d0c8080073c34c76d5a6941d6818678ef2738 pypi:h5py==3.16.0
endef
# The index's wheel has HDF5 2 with SZIP (libaec) inside.
define h5py.env
HDF5_VERSION=$("$PKG_CONFIG" --modversion hdf5)
H5PY_ROS3=0
H5PY_DIRECT_VFD=0
endef
define h5py.smoke
import os, tempfile, h5py, numpy
data = numpy.arange(30000, dtype="i4").reshape(300, 100)
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "x.h5")
    with h5py.File(name, "w") as file:
        for how in "gzip", "lzf":
            file.create_dataset("a/" + how, data=data, chunks=(50, 50), compression=how, shuffle=True, fletcher32=True)
        file["a"].attrs["unit"] = "\u00e9"
        file["a/gzip"].dims[0].label = "rows"
    assert os.path.getsize(name) < data.nbytes
    with h5py.File(name) as file:
        for how in "gzip", "lzf":
            assert file["a"][how].compression == how and (file["a"][how][...] == data).all()
        assert file["a"].attrs["unit"] == "\u00e9" and file["a/gzip"].dims[0].label == "rows"
        assert h5py.h5i.get_type(file["a"].id) == h5py.h5i.GROUP
    try:
        h5py.File(name + "none")
    except FileNotFoundError:
        pass
endef
