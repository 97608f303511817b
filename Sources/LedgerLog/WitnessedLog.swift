/// A log that a witness knows, and the last checkpoint of it that it cosigned.
package struct WitnessedLog: Sendable {
    /// Its origin, and the key its checkpoints verify under.
    package let key: NoteKey
    /// With the log's signature and the witness's own; nil if none was cosigned yet.
    package let checkpoint: Checkpoint?

    package init(key: NoteKey, checkpoint: Checkpoint?) {
        self.key = key
        self.checkpoint = checkpoint
    }
}
