import Plant
import Store

/// What is known of a part that goes in.
enum NewPart: Equatable {
  /// A part the store knows.
  case known(ThingID)
  /// One end of a cable the store knows.
  case end(cable: ThingID, side: String)
  /// A part the store does not know, by the code on it.
  case coded(String, Origin)
  /// A part without a code.
  case nameless

  /// The id a fact names before the record of the part is made.
  var id: ThingID {
    switch self {
    case .known(let id): id
    case .end(let cable, let side): RecordKey.cableEnd(cable: cable, side: side, leg: 1).id
    case .coded, .nameless: .zero
    }
  }
}
