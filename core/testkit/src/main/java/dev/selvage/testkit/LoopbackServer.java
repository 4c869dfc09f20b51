package dev.selvage.testkit;

import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * Undertow's HTTP listener on a free port of the loopback address. Put together by hand, because
 * {@code Undertow.start()} and {@code stop()} log a line each, which is noise in a log of tests.
 */
final class LoopbackServer {

  static final String HOST = "127.0.0.1";

  private static final byte[] ADDRESS = {127, 0, 0, 1};

  private static final OptionMap WORKER =
      OptionMap.builder()
          .set(Options.WORKER_NAME, "selvage-fake-provider")
          .set(Options.WORKER_IO_THREADS, 2)
          .set(Options.WORKER_TASK_CORE_THREADS, 1)
          .set(Options.WORKER_TASK_MAX_THREADS, 1)
          .set(Options.THREAD_DAEMON, true)
          .getMap();

  private static final OptionMap SOCKET =
      OptionMap.builder()
          .set(Options.TCP_NODELAY, true)
          .set(Options.REUSE_ADDRESSES, true)
          .set(Options.BACKLOG, 1000)
          .getMap();

  private static final OptionMap HTTP =
      OptionMap.create(UndertowOptions.BUFFER_PIPELINED_DATA, true);

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final long PATIENCE_SECONDS = 5;

  private final XnioWorker worker;
  private final AcceptingChannel<StreamConnection> acceptor;
  private boolean stopped;

  LoopbackServer(HttpHandler handler) {
    HttpOpenListener listener =
        new HttpOpenListener(new DefaultByteBufferPool(false, BUFFER_BYTES), HTTP);
    listener.setRootHandler(handler);
    try {
      worker = Xnio.getInstance(LoopbackServer.class.getClassLoader()).createWorker(WORKER);
      acceptor =
          worker.createStreamConnectionServer(
              new InetSocketAddress(InetAddress.getByAddress(ADDRESS), 0),
              ChannelListeners.openListenerAdapter(listener),
              SOCKET);
      acceptor.resumeAccepts();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on " + HOST, e);
    }
  }

  int port() {
    return acceptor.getLocalAddress(InetSocketAddress.class).getPort();
  }

  /** Closes the connections too, those with an answer due included. */
  synchronized void stop() {
    if (stopped) {
      // Closing the acceptor of a terminated worker would wait for ever.
      return;
    }
    stopped = true;
    IoUtils.safeClose(acceptor);
    worker.shutdown();
    try {
      if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
