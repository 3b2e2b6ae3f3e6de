/// Something that speaks for a cause or a place, or against it.
public enum Clue: Hashable, Sendable {
  /// It makes every position as measured.
  case makesTheMap(positions: Int)
  /// What would tell was not measured.
  case notMeasured([Int])
  /// So many things must be wrong at once.
  case severalChanges(Int)
  /// The type on the part, or the keys of the adapter, were looked at and are not as planned.
  case printDiffers(String)
  /// The type on the part, or the keys of the adapter, were looked at and are not what it takes.
  case printIs(String)
  /// The type on the part, or the keys of the adapter, were looked at and are as planned.
  case printAsPlanned(String)
  /// By the plan light of these near positions goes no further on the way.
  case planLoses([Int])
  /// By the plan light of these near positions is lost besides.
  case planAlsoLoses([Int])
  /// It is recorded as shut.
  case recordedShut(ShutPort)
  /// A receiver gets more than it may; thousandths of dBm.
  case aboveMost(Int, most: Int)
  /// A receiver gets what harms it; thousandths of dBm.
  case aboveDamage(Int, damage: Int)
  /// Nobody knows of which type it is.
  case typeNotKnown
  /// The records have no fibre at this position of it.
  case recordedBroken(Int)
  /// Fibres of these near positions are recorded as broken, and have light.
  case recordedLit([Int])
  /// All other links of the part show the same.
  case siblingsSame(Int)
  /// No other link of the part shows it.
  case siblingsFine(Int)
  /// Some do.
  case siblingsSome(same: Int, tested: Int)
  /// All other links of the part beside it show the same, and they pass the same panel.
  case siblingsBeside(Int)
  /// Other links that do not pass this part show the same.
  case siblingsElsewhere(Int)
  /// Another link of the part is dark where this one is lit.
  case otherHalf(Int)
  /// It was opened or made last; ms UTC.
  case touchedLast(atMS: Int64)
  /// A face of it was never looked at.
  case neverSeen
  /// Another port answers than should.
  case peerWrong(found: String)
  /// The right port answers.
  case peerRight
  /// Nobody answers.
  case peerSilent
  /// The map was measured and is right.
  case mapRight
  /// The transmitter sends what it should; thousandths of dBm.
  case sendsWell(Int?)
  /// The transmitter sends too little; thousandths of dBm.
  case sendsLow(Int)
  /// The transmitter sends nothing.
  case sendsNothing
  /// Nobody read the transmitter.
  case senderNotRead
  /// Nobody read anything of that end's module.
  case endNotRead(ChannelEnd)
  /// The receiver of the same lane at the other end is dark too.
  case partnerDark(Int)
  /// The receiver of the same lane at the other end has light.
  case partnerLit(Int)
  /// The other end was not read, so its receiver of the same lane is not known.
  case partnerNotRead(Int)
  /// One lane is dark at each end, and not the same one.
  case oneDarkEachEnd
  /// It leaves just these lanes dark.
  case makesTheDark(Int)
  /// So much lower than the best of its neighbours; thousandths of dB.
  case belowNeighbours(Int)
  /// Below what the optic needs; thousandths of dBm.
  case belowLeast(Int, least: Int)
  /// The fibre loses so much, and may lose the other; thousandths of dB.
  case losesTooMuch(Int, most: Int)
  /// So much more is read than is sent; thousandths of dB.
  case aboveSent(Int)
  /// Nobody published what the optics need and what may be lost.
  case limitsNotKnown
  /// Receivers of an end that nobody read.
  case lanesNotRead(ChannelEnd, [Int])
  /// All lanes lose alike; thousandths of dB between the best and the worst.
  case evenlyLow(Int)
  /// Loss rises from one side of the ferrule to the other; thousandths of dB.
  case slope(Int)
  /// Only the outermost positions are low.
  case onlyEdges
  /// All receivers of an end are dark.
  case allDark(ChannelEnd)
  /// The receivers of an end have light.
  case hasLight(ChannelEnd)
  /// Power is fine, and there are errors or flaps.
  case errorsWithLight
  /// There are errors or flaps, and no power was read.
  case errorsSeen
  /// The laser's current differs from its neighbours'; thousandths of mA.
  case biasDiffers(Int, neighbours: Int)
  /// A rule that the plan breaks.
  case rule(FindingCode, String)
  /// The plan keeps the rule.
  case ruleKept(String)
}
