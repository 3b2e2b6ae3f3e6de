import Plant
import Testing

/// Where a position is in a scope's picture.
struct TipOrientationTests {
  private func text(
    _ orientation: TipOrientation, _ kind: ConnectorKind, _ seenFrom: SeenFrom, _ position: Int
  ) -> String? {
    FacePicture(orientation: orientation, kind: kind, seenFrom: seenFrom)?.spot(of: position)?.text
  }

  @Test func `an upright picture shows a plug as the eye sees it`() {
    #expect(text(.upright, .mpo12, .plug, 1) == "1st from the LEFT")
    #expect(text(.upright, .mpo12, .plug, 6) == "6th from the LEFT")
    #expect(text(.upright, .mpo12, .plug, 7) == "6th from the RIGHT")
    #expect(text(.upright, .mpo8, .plug, 10) == "3rd from the RIGHT")
    #expect(text(.upright, .mpo16, .plug, 16) == "1st from the RIGHT")
  }

  @Test func `looking into a port, position 1 is at the right`() {
    #expect(text(.upright, .mpo12, .port, 1) == "1st from the RIGHT")
    #expect(text(.mirrored, .mpo12, .port, 1) == "1st from the LEFT")
  }

  @Test func `a mirrored picture and a turned one change sides, both together do not`() {
    #expect(text(.mirrored, .mpo12, .plug, 3) == "3rd from the RIGHT")
    #expect(text(.turned, .mpo12, .plug, 3) == "3rd from the RIGHT")
    #expect(text(.mirroredAndTurned, .mpo12, .plug, 3) == "3rd from the LEFT")
  }

  @Test func `of two rows a turned picture shows the lower one above`() {
    #expect(text(.upright, .mpo24, .plug, 13) == "lower row, 1st from the LEFT")
    #expect(text(.mirrored, .mpo24, .plug, 13) == "lower row, 1st from the RIGHT")
    #expect(text(.turned, .mpo24, .plug, 13) == "upper row, 1st from the RIGHT")
    #expect(text(.mirroredAndTurned, .mpo24, .plug, 14) == "upper row, 2nd from the LEFT")
  }

  @Test func `what a known face shows tells how the tip shows all`() {
    #expect(TipOrientation(first: .left, key: .top) == .upright)
    #expect(TipOrientation(first: .right, key: .top) == .mirrored)
    #expect(TipOrientation(first: .right, key: .bottom) == .turned)
    #expect(TipOrientation(first: .left, key: .bottom) == .mirroredAndTurned)
    for orientation in TipOrientation.allCases {
      let again = TipOrientation(
        isMirrored: orientation.isMirrored, isTurned: orientation.isTurned)
      #expect(again == orientation)
      // Position 1 and the upper row of a plug with two rows are the dot's and the key's side.
      let picture = FacePicture(orientation: orientation, kind: .mpo24, seenFrom: .plug)
      let first = picture?.spot(of: 1)
      let proof = TipOrientation(
        first: first?.fromLeft == 1 ? .left : .right, key: first?.row == 1 ? .top : .bottom)
      #expect(proof == orientation)
    }
  }

  @Test func `every position has one place and every place one position`() throws {
    for kind in ConnectorKind.allCases where kind.isArray {
      for orientation in TipOrientation.allCases {
        for seenFrom in SeenFrom.allCases {
          let picture = try #require(
            FacePicture(orientation: orientation, kind: kind, seenFrom: seenFrom))
          let spots = (1...kind.positions).compactMap(picture.spot(of:))
          #expect(Set(spots).count == kind.positions)
          #expect(spots.compactMap(picture.position(at:)) == Array(1...kind.positions))
        }
      }
    }
  }

  @Test func `what the eye sees of a plug in a port is its other view`() throws {
    for kind in ConnectorKind.allCases where kind.isArray {
      let plug = try #require(
        FacePicture(orientation: .upright, kind: kind, seenFrom: .plug))
      let port = try #require(
        FacePicture(orientation: .upright, kind: kind, seenFrom: .port))
      for position in 1...kind.positions {
        let other = try #require(kind.otherView(of: position))
        #expect(port.spot(of: position) == plug.spot(of: other))
      }
    }
  }

  @Test func `there is no place for what is not there`() {
    #expect(FacePicture(orientation: .upright, kind: .lc, seenFrom: .plug) == nil)
    let picture = FacePicture(orientation: .turned, kind: .mpo24, seenFrom: .port)
    for position in [Int.min, 0, 25, Int.max] { #expect(picture?.spot(of: position) == nil) }
    let odd = [
      PictureSpot(row: 0, rows: 2, fromLeft: 1, rowLength: 12),
      PictureSpot(row: 1, rows: 2, fromLeft: 13, rowLength: 12),
      PictureSpot(row: 1, rows: 1, fromLeft: 1, rowLength: 12),
      PictureSpot(row: Int.min, rows: Int.max, fromLeft: Int.min, rowLength: 16),
    ]
    for spot in odd { #expect(picture?.position(at: spot) == nil) }
  }
}
