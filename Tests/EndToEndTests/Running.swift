import Foundation
import LiandanTesting

/// A command that is still running.
final class Running {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(
        _ arguments: [String],
        in directory: String? = nil,
        environment: [String: String] = [:]
    ) throws {
        if let directory { process.currentDirectoryURL = URL(filePath: directory) }
        process.executableURL = URL(filePath: arguments[0])
        process.arguments = Array(arguments.dropFirst())
        process.environment = ProcessInfo.processInfo.environment
            .merging(Stage.quiet) { $1 }.merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// Waits for the next line of output; nil if there will be none.
    func line() -> String? {
        var line: [UInt8] = []
        while let byte = try? output.fileHandleForReading.read(upToCount: 1), let byte = byte.first
        {
            if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return nil
    }

    /// Types a line.
    func type(_ line: String) {
        try? input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// `kill -9`, unless it has ended: its number may be another's by now.
    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
    }

    /// SIGTERM: asks it to end.
    func terminate() {
        process.terminate()
    }

    @discardableResult
    func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Closes standard input, which ends a program that waits for it.
    func release() {
        try? input.fileHandleForWriting.close()
    }
}

/// A command that runs beside the tests, from the moment it is made, and takes the place of none.
final class Job: Sendable {
    private let results: AsyncStream<Result<Shell, any Error>>

    init(_ arguments: [String], environment: [String: String]) {
        let (results, continuation) = AsyncStream.makeStream(of: Result<Shell, any Error>.self)
        self.results = results
        Thread.detachNewThread {
            continuation.yield(Result { try Program.run(arguments, environment: environment) })
            continuation.finish()
        }
    }

    /// What came of it, once it has ended.
    func shell() async throws -> Shell {
        for await result in results { return try result.get() }
        throw CancellationError()
    }
}
