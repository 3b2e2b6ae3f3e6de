extension LaneExplainer {
  /// Transmitters that send nothing: a port that is shut explains it; else it is asked whether it is
  /// disabled, and its module is suspected last.
  func shutOrOff(_ off: [(end: ChannelEnd, lanes: [Int], clues: [Clue])]) -> [RankedCause] {
    let shut = off.filter { evidence.circumstances.shut[$0.end] != nil }
    return self.shut(shut.map(\.end), shut.first?.clues ?? [])
      + off.filter { evidence.circumstances.shut[$0.end] == nil }.map { end, lanes, clues in
        RankedCause(
          .transmittersOff(end, lanes: lanes), clues, [finder.port(end)], .askDisabled(end))
      }
  }

  /// Ports that are shut and of which nobody read that they send.
  func shutThough(_ ends: [ChannelEnd]) -> [RankedCause] {
    let silent = ends.filter { end in
      evidence.circumstances.shut[end] != nil
        && !powers.senders(to: end.other).contains(where: \.isWell)
        && powers.isDead(end.other)
    }
    return shut(silent, silent.map { .allDark($0.other) })
  }

  private func shut(_ ends: [ChannelEnd], _ clues: [Clue]) -> [RankedCause] {
    let ports = ends.compactMap { end -> Suspect? in
      guard let shut = evidence.circumstances.shut[end] else { return nil }
      var port = finder.port(end)
      port.clues.append(.recordedShut(shut))
      return port
    }
    return ports.isEmpty ? [] : [RankedCause(.portShut(ends), clues, ports, .askOpen)]
  }

  /// Receivers that get more light than their optic may have.
  var tooMuchLight: [RankedCause] {
    ChannelEnd.allCases.compactMap { end in
      guard let optic = evidence.expectation.port(end)?.optic else { return nil }
      let lit = powers.litReceivers(end)
      if let damage = optic.damageMilliDBm?.value {
        let harmed = lit.filter { $0.power >= damage }
        if let worst = harmed.map(\.power).max() {
          return RankedCause(
            .tooMuchLight(end, lanes: harmed.map(\.lane), isHarmful: true),
            [.aboveDamage(worst, damage: damage)], [finder.port(end)], .takeFibreOut(end))
        }
      }
      guard let most = optic.receive.most?.value else { return nil }
      let bright = lit.filter { $0.power > most }
      guard let worst = bright.map(\.power).max() else { return nil }
      return RankedCause(
        .tooMuchLight(end, lanes: bright.map(\.lane), isHarmful: false),
        [.aboveMost(worst, most: most)], [finder.port(end)], .attenuate)
    }
  }
}
