/// What a link is made of, as far as it is known.
public enum LinkPath: Hashable, Sendable {
  /// Fibre, with all its parts.
  case fibre(Channel)
  /// Fibre, but which parts it passes is not known.
  case unknownFibre
  /// A cable with its modules fixed to it.
  case sealed(SealedMedium)
  /// Nobody said whether it is fibre, AOC or DAC.
  case unknown
}

extension LinkJudge {
  /// What is to be said of a link, whatever it is made of.
  ///
  /// A cable with fixed modules has no joint and no fibre that anybody could cross: it is good.
  public func verdict(_ path: LinkPath) -> LinkVerdict {
    switch path {
    case .fibre(let channel): judge(channel).verdict
    case .unknownFibre: .cannotJudge([.path])
    case .sealed: .good
    case .unknown: .cannotJudge([.medium])
    }
  }
}
