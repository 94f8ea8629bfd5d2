package io.gradeway.gateway.identity;

import io.vertx.core.http.HttpServerRequest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of who sent it. Prints nothing of it.
 *
 * @param authorization values of all Authorization headers
 * @param purpose values of all {@value #PURPOSE_HEADER} headers
 * @param behind values of all {@value #BEHIND_HEADER} headers
 * @param certificates chain that TLS verified, the client's own certificate first; empty without
 */
public record Credentials(
    List<String> authorization,
    List<String> purpose,
    List<String> behind,
    List<X509Certificate> certificates) {
  /** States a purpose without signing it. */
  public static final String PURPOSE_HEADER = "Gradeway-Purpose";

  /** Names the person or job behind the system without signing it. */
  public static final String BEHIND_HEADER = "Gradeway-Behind";

  /** No credentials. */
  public static final Credentials NONE =
      new Credentials(List.of(), List.of(), List.of(), List.of());

  public Credentials {
    authorization = List.copyOf(authorization);
    purpose = List.copyOf(purpose);
    behind = List.copyOf(behind);
    certificates = List.copyOf(certificates);
  }

  /**
   * Those of a request.
   *
   * @throws IdentityRefused when the client certificate is of a kind that is not known
   */
  public static Credentials of(HttpServerRequest request) throws IdentityRefused {
    return new Credentials(
        request.headers().getAll("Authorization"),
        request.headers().getAll(PURPOSE_HEADER),
        request.headers().getAll(BEHIND_HEADER),
        certificates(request.connection().sslSession()));
  }

  private static List<X509Certificate> certificates(@Nullable SSLSession session)
      throws IdentityRefused {
    if (session == null) {
      return List.of();
    }
    Certificate[] chain;
    try {
      chain = session.getPeerCertificates();
    } catch (SSLPeerUnverifiedException e) {
      // The client was asked and sent none; one that does not verify ends the handshake.
      return List.of();
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (Certificate certificate : chain) {
      if (!(certificate instanceof X509Certificate x509)) {
        throw new IdentityRefused(Refusals.CERTIFICATE);
      }
      certificates.add(x509);
    }
    return certificates;
  }

  @Override
  public String toString() {
    return "Credentials[****]";
  }
}
