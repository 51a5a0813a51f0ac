import XCTest

@testable import NeuralNetworks

final class ProcessorQuotaTests: XCTestCase {
  func testVersion2HasOneFile() {
    XCTAssertEqual(ProcessorQuota.cores(inMaximum: "150000 100000\n"), 2)
    XCTAssertEqual(ProcessorQuota.cores(inMaximum: "100000 100000\n"), 1)
    XCTAssertEqual(ProcessorQuota.cores(inMaximum: "100001 100000\n"), 2)
    XCTAssertEqual(ProcessorQuota.cores(inMaximum: "10000 100000\n"), 1)
    XCTAssertNil(ProcessorQuota.cores(inMaximum: "max 100000\n"))
    for wrong in ["", "\n", "150000", "a b", "100000 0", "0 100000", "-1 100000"] {
      XCTAssertNil(ProcessorQuota.cores(inMaximum: wrong), wrong)
    }
  }

  func testVersion1HasTwo() {
    XCTAssertEqual(ProcessorQuota.cores(quota: "150000\n", period: "100000\n"), 2)
    XCTAssertEqual(ProcessorQuota.cores(quota: "5000\n", period: "100000\n"), 1)
    XCTAssertNil(ProcessorQuota.cores(quota: "-1\n", period: "100000\n"))
    XCTAssertNil(ProcessorQuota.cores(quota: "100000\n", period: "0\n"))
    XCTAssertNil(ProcessorQuota.cores(quota: "", period: "100000\n"))
  }

  func testGroupsOfBothVersionsUpToTheRoot() {
    XCTAssertEqual(
      ProcessorQuota.folders(inGroups: "0::/user/session 1\n"),
      [
        "/sys/fs/cgroup/user/session 1", "/sys/fs/cgroup/user", "/sys/fs/cgroup",
      ])
    XCTAssertEqual(
      ProcessorQuota.folders(
        inGroups: "4:memory:/m\n3:cpuset:/s\n2:cpu,cpuacct:/a:b\n1:name=cpu:/n\nodd line\n"),
      ["/sys/fs/cgroup/cpu/a:b", "/sys/fs/cgroup/cpu"])
    XCTAssertEqual(ProcessorQuota.folders(inGroups: ""), [])
  }

  func testTheSmallestQuotaOnTheWayUpCounts() {
    func cores(_ files: [String: String]) -> Int? { ProcessorQuota.cores { files[$0] } }
    let root = "/sys/fs/cgroup"
    XCTAssertEqual(
      cores([
        "/proc/self/cgroup": "0::/a/b\n", "\(root)/a/b/cpu.max": "max 100000",
        "\(root)/a/cpu.max": "250000 100000", "\(root)/cpu.max": "800000 100000",
      ]), 3)
    XCTAssertEqual(
      cores([
        "/proc/self/cgroup": "1:cpu:/a\n0::/\n", "\(root)/cpu/a/cpu.cfs_quota_us": "-1",
        "\(root)/cpu/a/cpu.cfs_period_us": "100000", "\(root)/cpu/cpu.cfs_quota_us": "300000",
        "\(root)/cpu/cpu.cfs_period_us": "200000",
      ]), 2)
    XCTAssertNil(cores(["/proc/self/cgroup": "0::/a\n"]))
    XCTAssertNil(cores([:]))
  }
}
