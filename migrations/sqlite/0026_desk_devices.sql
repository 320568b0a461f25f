-- Devices on which accounts sign in that a clerk matched to the roll at the desk: a keyed hash, the same for all of them on one device.
-- No other account's devices stand here.
CREATE TABLE desk_devices (
    account BLOB NOT NULL REFERENCES accounts (id),
    device BLOB NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (account, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_devices_device ON desk_devices (device);
CREATE INDEX desk_devices_seen_at ON desk_devices (seen_at);
