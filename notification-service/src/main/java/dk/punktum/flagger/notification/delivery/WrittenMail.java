package dk.punktum.flagger.notification.delivery;

/// A mail as it goes over the wire (RFC 5322).
@SuppressWarnings("ArrayRecordComponent")
record WrittenMail(String messageId, byte[] octets) {}
