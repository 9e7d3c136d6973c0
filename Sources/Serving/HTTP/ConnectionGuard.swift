import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Keeps one connection within its limits: a client that sends slowly is cut off, and what is no HTTP is answered and closed.
///
/// The head of a request must be whole some time after the last reply, and its body some time after its head: a client that drips
/// bytes to look busy gains nothing by them. It runs on the connection's event loop alone.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ConnectionLimits
    /// Requests whose head is here and whose reply is not out.
    private var unanswered = 0
    private var isReadingBody = false
    private var hasServed = false
    private var isClosing = false
    /// All replies are out, and the client has been told that none follows.
    private var isFinished = false
    private var deadline: Scheduled<Void>?

    init(_ limits: ConnectionLimits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { arm(context, limits.idle) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func channelActive(context: ChannelHandlerContext) {
        arm(context, limits.idle)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            isReadingBody = true
            arm(context, limits.body)
        case .body: break
        case .end:
            isReadingBody = false
            if unanswered == 0 { arm(context, limits.idle) } else if !isFinished { deadline?.cancel() }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data), !isClosing {
            unanswered -= 1
            hasServed = true
            // Answered before its body was here: what is left of that has until the body's deadline.
            if unanswered == 0, !isReadingBody { arm(context, limits.idle) }
        }
        context.write(data, promise: promise)
    }

    /// Who goes on sending after the last reply, or says nothing and stays, would otherwise hold the connection for ever.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output {
            arm(context, limits.farewell)
            isFinished = true
        }
        context.close(mode: mode, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Whoever reads the body of a request under way is told, and answers. A broken connection needs no answer.
        guard unanswered == 0, !(error is IOError), !(error is ChannelError) else { return context.fireErrorCaught(error) }
        let fault = error as? HTTPParserError
        refuse(
            context,
            fault == .headerOverflow
                ? APIError(
                    431,
                    "the request's headers are too long; at most \(ServerLimits.headerCount) are taken, of \(ServerLimits.headerFieldBytes) bytes each and \(ServerLimits.headerBytes) together"
                )
                : .badRequest("this is no HTTP/1.1 request\(fault.map { ": \($0)" } ?? "")"))
    }

    private func arm(_ context: ChannelHandlerContext, _ time: TimeAmount) {
        guard !isFinished else { return }
        deadline?.cancel()
        let expire = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: time) { expire.value.0.expire(expire.value.1) }
    }

    private func expire(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        if isFinished { return context.close(promise: nil) }
        // A connection that rests between two requests is closed without a word, as clients expect.
        if unanswered == 0, hasServed, !isReadingBody { return context.close(promise: nil) }
        refuse(context, APIError(408, "the request did not arrive in time; send it at once"))
    }

    /// Answers and closes, unless another request's reply would have to come first.
    private func refuse(_ context: ChannelHandlerContext, _ error: APIError) {
        guard !isClosing else { return }
        isClosing = true
        deadline?.cancel()
        guard unanswered <= 1 else { return context.close(promise: nil) }
        let reply = Dialect.operations.reply(to: error)
        context.write(wrapOutboundOut(.head(reply.head(closing: true))), promise: nil)
        context.write(wrapOutboundOut(.body(reply.body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.close(promise: nil)
    }
}

/// How long a connection may take; tests shorten it.
struct ConnectionLimits: Sendable {
    var idle = TimeAmount.seconds(ServerLimits.idleSeconds)
    var body = TimeAmount.seconds(ServerLimits.bodySeconds)
    /// From the last reply's end until the client must have closed its side as well.
    var farewell = TimeAmount.seconds(ServerLimits.farewellSeconds)
}
