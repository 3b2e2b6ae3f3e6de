/// What would decide between causes, or between places.
public enum DecidingCheck: Hashable, Sendable {
  /// Read the type printed on parts, and look at how the keys of adapters lie.
  case readTypes
  /// Measure where every position's light arrives.
  case measureMap
  /// Measure the positions that were left out.
  case measureRest([Int])
  /// Measure another link on the same trunk.
  case measureSibling
  /// Ask who answers at the other end.
  case askPeer
  /// Look at the positions named with the scope, the ends first.
  case inspect
  /// Shine light in and see at which joint it is lost.
  case traceLight
  /// Measure one part alone.
  case measureParts
  /// Read what the other end sends.
  case readSender(ChannelEnd)
  /// Read both ends again.
  case readAgain
  /// Find out what the optics need, and write it down as the site's rule.
  case sayLimits
  /// Follow the cord to the port that answers.
  case followCord
  /// Ask whether the port is disabled; the module is suspected last.
  case askDisabled(ChannelEnd)
  /// Ask whether a port that is shut may be opened.
  case askOpen
  /// Take the fibre out of an end's receiver, before anything else.
  case takeFibreOut(ChannelEnd)
  /// Read which optics there are, and attenuate.
  case attenuate
  /// Put another module in.
  case swapModule(ChannelEnd)
  /// Unplug, look, plug in until it clicks; look at pins and holes.
  case reseat
  /// Look for plugs that are out, and into ports for cap pieces.
  case lookAlong
  /// Read type, polish and fibre of every part.
  case readParts
  /// Clean and look at every joint, then watch the errors.
  case cleanAndWatch
  /// Change the plan, then the part.
  case changePlan
  /// Choose what to change; the plan first, then the part.
  case chooseChange
  /// Mend the record of what was seen, and measure again.
  case mendRecord
  /// Nothing has to be done.
  case nothing

  /// The word programs match on.
  public var code: String {
    switch self {
    case .readTypes: "read-types"
    case .measureMap: "measure-map"
    case .measureRest: "measure-rest"
    case .measureSibling: "measure-sibling"
    case .askPeer: "ask-peer"
    case .inspect: "inspect"
    case .traceLight: "trace-light"
    case .measureParts: "measure-parts"
    case .readSender: "read-sender"
    case .readAgain: "read-again"
    case .sayLimits: "say-limits"
    case .followCord: "follow-cord"
    case .askDisabled: "ask-disabled"
    case .askOpen: "ask-open"
    case .takeFibreOut: "take-fibre-out"
    case .attenuate: "attenuate"
    case .swapModule: "swap-module"
    case .reseat: "reseat"
    case .lookAlong: "look-along"
    case .readParts: "read-parts"
    case .cleanAndWatch: "clean-and-watch"
    case .changePlan: "change-plan"
    case .chooseChange: "choose-change"
    case .mendRecord: "mend-record"
    case .nothing: "nothing"
    }
  }

  /// What to do.
  public var sentence: String {
    switch self {
    case .readTypes: "Read the type on each part; look how the keys lie."
    case .measureMap: "Measure the map, or turn transmitters off one by one."
    case .measureRest(let positions): "Measure positions \(NumberRuns.text(positions)) too."
    case .measureSibling: "Measure another link on the same trunk."
    case .askPeer: "Ask which port answers at the other end."
    case .inspect: "Inspect these positions, the ends first."
    case .traceLight: "Shine light in; see at which joint it is lost."
    case .measureParts: "Measure the parts one by one."
    case .readSender(let end): "Read what the \(end.rawValue) end sends."
    case .readAgain: "Read both ends again, at the same time."
    case .sayLimits: "Read limits from the module: optic/NAME/rx-least."
    case .followCord: "Follow the cord to that port; move it."
    case .askDisabled(let end):
      "Ask: is the \(end.rawValue) port disabled? Suspect its module last."
    case .askOpen: "Ask whether it may be opened again."
    case .takeFibreOut(let end): "Take the fibre out at the \(end.rawValue) end, now."
    case .attenuate: "Read which optics there are; put an attenuator in."
    case .swapModule(let end): "Put another module in at the \(end.rawValue) end."
    case .reseat: "Unplug, look at pins and holes, plug in again."
    case .lookAlong: "Look for plugs that are out and for cap pieces."
    case .readParts: "Read polish, fibre and type of every part."
    case .cleanAndWatch: "Clean and inspect the joints, then watch errors."
    case .changePlan: "Mend the plan, then change that part."
    case .chooseChange: "Choose one of these; change the plan, then it."
    case .mendRecord: "Mend the record of what was seen; measure again."
    case .nothing: "Nothing to do."
    }
  }
}
