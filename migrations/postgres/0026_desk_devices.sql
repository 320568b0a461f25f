-- Devices on which accounts sign in that a clerk matched to the roll at the desk: a keyed hash, the same for all of them on one device.
-- No other account's devices stand here.
CREATE TABLE desk_devices (
    account UUID NOT NULL REFERENCES accounts (id),
    device BYTEA NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (account, device)
);
CREATE INDEX desk_devices_device ON desk_devices (device);
CREATE INDEX desk_devices_seen_at ON desk_devices (seen_at);
