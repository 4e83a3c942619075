"""Keeps the content of S3 in the directory MILLIONS_KEEP, since this edition forgets it when its process ends.

An object is on the disk before its answer leaves, a deleted one is gone from it; all are back before LocalStack answers.
The one place every write passes is the key store of its bucket, and that is where it is kept. Not kept: uploads in parts
that are not complete, tags, and what is set on an object after its making (access lists, locks).

Older versions and delete markers last until the next start, which drops them: no life cycle runs here that would do it
after the days that the template gives them.

    buckets/<name>/bucket          what the bucket is
    buckets/<name>/objects/<hash>  one version of one object: what it is, then its bytes
    names.json                     the names CloudFormation made up for buckets
    drafts/                        what was being written; emptied at each start
"""

import hashlib
import json
import os
import pickle
import shutil
import threading
import time
import uuid
from types import SimpleNamespace

from localstack import config
from localstack.aws.api import CommonServiceException
from localstack.services.cloudformation import provider_utils
from localstack.services.s3 import models
from localstack.services.s3.provider import S3Provider
from localstack.services.s3.resource_providers import aws_s3_bucket
from localstack.services.s3.storage import ephemeral
from localstack.services.s3.utils import normalize_bucket_name

KEEP = os.environ.get("MILLIONS_KEEP", "")
BUCKETS = os.path.join(KEEP, "buckets")
DRAFTS = os.path.join(KEEP, "drafts")
NAMES = os.path.join(KEEP, "names.json")

# The disk and the memory must change in the same order, key by key.
LOCKS = [threading.RLock() for _ in range(64)]
NAMING = threading.Lock()


# --- the disk ---


def sync(directory):
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make(directory):
    os.makedirs(directory, exist_ok=True)
    # In a container we are root; whoever mounted the directory must be able to remove what lies in it.
    owner = os.stat(KEEP)
    os.chown(directory, owner.st_uid, owner.st_gid)
    sync(os.path.dirname(directory))


def write(path, fill):
    draft = os.path.join(DRAFTS, uuid.uuid4().hex)
    try:
        with open(draft, "wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        if os.path.exists(draft):
            os.remove(draft)
        raise
    sync(os.path.dirname(path))


def is_kept(bucket):
    # The CDK fills its own bucket anew, and its files are large.
    return not bucket.startswith("cdk-")


def place(bucket):
    return os.path.join(BUCKETS, bucket)


def place_of_object(bucket, key, version):
    name = hashlib.sha256(f"{key}?{version or 'null'}".encode()).hexdigest()
    return os.path.join(place(bucket), "objects", name)


def not_kept(error):
    return CommonServiceException("InternalError", f"It could not be kept: {error}", status_code=500)


class Order:
    """Tells which version of an object is the newest, also where the clock of the machine was set back."""

    def __init__(self):
        self.lock = threading.Lock()
        self.newest = 0

    def next(self):
        with self.lock:
            self.newest = max(time.time_ns(), self.newest + 1)
            return self.newest

    def saw(self, number):
        self.newest = max(self.newest, number)


ORDER = Order()


# --- buckets ---


def keep_bucket(bucket, **changed):
    # Objects are kept apart, each in its own file.
    state = {**vars(bucket), **changed, "objects": None, "multiparts": {}}
    write(os.path.join(place(bucket.name), "bucket"), lambda file: pickle.dump(state, file))


def forget_bucket(name):
    gone = os.path.join(DRAFTS, uuid.uuid4().hex)
    os.rename(place(name), gone)
    sync(BUCKETS)
    shutil.rmtree(gone)
    with NAMING:
        names = read_names()
        kept = {key: it for key, it in names.items() if normalize_bucket_name(it) != name}
        if kept != names:
            write_names(kept)


def watch_buckets():
    # Versioning, life cycle and the like are set as attributes, after the bucket was made.
    plain_set = models.S3Bucket.__setattr__

    def set_attribute(bucket, name, value):
        if name == "objects":
            value.bucket = bucket
        elif name != "multiparts" and os.path.exists(place(getattr(bucket, "name", "cdk-"))):
            try:
                keep_bucket(bucket, **{name: value})
            except OSError as error:
                raise not_kept(error) from error
        plain_set(bucket, name, value)

    models.S3Bucket.__setattr__ = set_attribute


# --- objects ---


class Store(ephemeral.EphemeralS3ObjectStore):
    """LocalStack's own, told of the making and the end of buckets."""

    def create_bucket(self, bucket):
        super().create_bucket(bucket)
        if not is_kept(bucket):
            return
        account = models.s3_stores["000000000000"]["us-east-1"].global_bucket_map[bucket]
        store = models.s3_stores[account]["us-east-1"]
        try:
            make(place(bucket))
            make(os.path.join(place(bucket), "objects"))
            keep_bucket(store.buckets[bucket])
        except OSError as error:
            shutil.rmtree(place(bucket), ignore_errors=True)
            store.buckets.pop(bucket)
            store.global_bucket_map.pop(bucket)
            raise not_kept(error) from error

    def delete_bucket(self, bucket):
        if is_kept(bucket):
            forget_bucket(bucket)
        super().delete_bucket(bucket)

    def file(self, bucket, s3_object):
        """The bytes of an object as they lie in memory, without the lock that its writer holds."""
        return self._get_object_file(bucket, self._key_from_s3_object(s3_object))

    def fill(self, bucket, s3_object, bytes_of_it):
        file = self.file(bucket, s3_object)
        if not file:
            file = ephemeral.LockedSpooledTemporaryFile(
                dir=os.path.join(self.root_directory, bucket),
                max_size=ephemeral.S3_MAX_FILE_SIZE_BYTES,
            )
            self._filesystem[bucket]["keys"][self._key_from_s3_object(s3_object)] = file
        with file.position_lock:
            file.seek(0)
            file.truncate()
            shutil.copyfileobj(bytes_of_it, file)
            file.internal_last_modified = s3_object.internal_last_modified


# LocalStack would put the bytes under /tmp, where all LocalStacks of a machine meet.
STORE = Store(os.path.join(config.dirs.tmp, "s3"))


def keep_object(bucket, s3_object):
    path = place_of_object(bucket, s3_object.key, s3_object.version_id)

    def fill(out):
        pickle.dump((ORDER.next(), s3_object), out)
        if isinstance(s3_object, models.S3DeleteMarker):
            return
        file = STORE.file(bucket, s3_object)
        with file.position_lock:
            file.seek(0)
            shutil.copyfileobj(file, out)

    try:
        write(path, fill)
    except OSError as error:
        if not isinstance(s3_object, models.S3DeleteMarker):
            take_back(bucket, s3_object, path)
        raise not_kept(error) from error


def take_back(bucket, s3_object, path):
    # LocalStack has written the new bytes over those of the object before.
    if os.path.exists(path):
        with open(path, "rb") as kept:
            _, before = pickle.load(kept)
            STORE.fill(bucket, before, kept)
    else:
        STORE.remove(bucket, s3_object)


def forget_object(bucket, key, version):
    path = place_of_object(bucket, key, version)
    if os.path.exists(path):
        os.remove(path)
        sync(os.path.dirname(path))


def watch_objects(keys):
    plain_set, plain_pop = keys.set, keys.pop

    def bucket_of(store):
        # A store without a bucket is one that is just being turned into one with versions.
        bucket = getattr(store, "bucket", None)
        return bucket.name if bucket and is_kept(bucket.name) else None

    def set_object(self, object_key, s3_object):
        with LOCKS[hash(object_key) % len(LOCKS)]:
            if bucket := bucket_of(self):
                keep_object(bucket, s3_object)
            plain_set(self, object_key, s3_object)

    def pop_object(self, object_key, *arguments, **named):
        with LOCKS[hash(object_key) % len(LOCKS)]:
            if bucket := bucket_of(self):
                # Where there are no versions the second argument is something else.
                versioned = keys is models.VersionedKeyStore
                version = named.get("version_id", arguments[0] if arguments else None)
                try:
                    forget_object(bucket, object_key, version if versioned else None)
                except OSError as error:
                    raise not_kept(error) from error
            return plain_pop(self, object_key, *arguments, **named)

    keys.set, keys.pop = set_object, pop_object
    return plain_set


# --- names ---


def read_names():
    if not os.path.exists(NAMES):
        return {}
    with open(NAMES) as file:
        return json.load(file)


def write_names(names):
    write(NAMES, lambda file: file.write(json.dumps(names, indent=2).encode()))


def keep_names():
    # A stack that is deployed again after a restart must find its buckets under the names they have.
    def name(stack_name, logical_resource_id):
        with NAMING:
            names = read_names()
            key = f"{stack_name}/{logical_resource_id}"
            if key not in names:
                names[key] = provider_utils.generate_default_name(stack_name, logical_resource_id)
                write_names(names)
            return names[key]

    aws_s3_bucket.util = SimpleNamespace(**{**vars(provider_utils), "generate_default_name": name})


# --- the start ---


def use_store():
    plain = S3Provider.__init__

    def init(self, storage_backend=None):
        plain(self, storage_backend or STORE)

    S3Provider.__init__ = init


def restore(plain_set):
    for name in os.listdir(BUCKETS):
        path = os.path.join(place(name), "bucket")
        if not os.path.exists(path):
            # Its making was never answered.
            shutil.rmtree(place(name))
            continue
        with open(path, "rb") as file:
            state = pickle.load(file)
        bucket = models.S3Bucket.__new__(models.S3Bucket)
        vars(bucket).update(state)
        versioned = bucket.versioning_status is not None
        keys = models.VersionedKeyStore if versioned else models.KeyStore
        bucket.objects = keys()
        store = models.s3_stores[bucket.bucket_account_id]["us-east-1"]
        store.buckets[name] = bucket
        store.global_bucket_map[name] = bucket.bucket_account_id
        ephemeral.EphemeralS3ObjectStore.create_bucket(STORE, name)
        for path in current_objects(name):
            s3_object = restore_object(name, path, versioned)
            plain_set[keys](bucket.objects, s3_object.key, s3_object)


def current_objects(bucket):
    """Where the newest version of each object lies. Drops the others, and what was deleted."""
    newest, older = {}, []
    for entry in os.scandir(os.path.join(place(bucket), "objects")):
        with open(entry.path, "rb") as file:
            number, s3_object = pickle.load(file)
        ORDER.saw(number)
        one = (number, entry.path, isinstance(s3_object, models.S3DeleteMarker))
        if other := newest.get(s3_object.key):
            older.append(min(one, other)[1])
            one = max(one, other)
        newest[s3_object.key] = one
    drop(older)
    # Not before: what they hide would be current.
    drop([path for _, path, deleted in newest.values() if deleted])
    return [path for _, path, deleted in newest.values() if not deleted]


def drop(paths):
    for path in paths:
        os.remove(path)
    if paths:
        sync(os.path.dirname(paths[0]))


def restore_object(bucket, path, versioned):
    with open(path, "rb") as file:
        _, s3_object = pickle.load(file)
        if versioned and not s3_object.version_id:
            # It is older than the versioning of its bucket.
            s3_object.version_id = "null"
        STORE.fill(bucket, s3_object, file)
    return s3_object


def start():
    if not KEEP:
        return
    os.makedirs(KEEP, exist_ok=True)
    shutil.rmtree(DRAFTS, ignore_errors=True)
    make(DRAFTS)
    make(BUCKETS)
    watch_buckets()
    plain_set = {keys: watch_objects(keys) for keys in (models.KeyStore, models.VersionedKeyStore)}
    use_store()
    keep_names()
    restore(plain_set)


start()
