public import Change

/// What shows that a store may not be the only one that writes as its device.
public enum CopySign: Hashable, Sendable {
  /// `device.key` is another file than before: the folder was copied, put back or moved to another
  /// disk.
  case otherFile
  /// The store once let out its change of this number and does not have it: it was set back.
  case letOut(Int64)
  /// The store once counted its bundle of this number and does not know it: it was set back.
  case wroteBundle(Int64)
  /// Another store names a change of this device that this store has not written.
  case named(ChangeName)

  /// What a restart change says about it.
  var note: String {
    switch self {
    case .otherFile: "the store was copied, put back or moved to another disk"
    case .letOut(let seq): "the store was set back: it once let out change \(seq)"
    case .wroteBundle(let counter): "the store was set back: it once wrote bundle \(counter)"
    case .named(let name): "others name change \(name.seq), which is not this store's"
    }
  }
}
