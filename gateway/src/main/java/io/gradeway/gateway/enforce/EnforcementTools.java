package io.gradeway.gateway.enforce;

import io.gradeway.audit.AuditTrail;
import io.gradeway.catalogue.Catalogue;
import io.gradeway.decision.PolicyDecisionPoint;
import io.gradeway.gateway.config.GatewayLimits;
import io.gradeway.gateway.config.RouteTable;
import io.gradeway.gateway.identity.Identifier;
import io.gradeway.model.Level;
import io.gradeway.model.Sensitive;
import io.gradeway.plan.PlanTools;
import io.gradeway.policies.realm.SubjectDirectory;
import java.time.Clock;

/**
 * What an enforcement point works with. All parts but the decision point are shared between event
 * loops and thread-safe.
 *
 * @param clock tells the time of exchanges
 * @param identifier credentials to identity
 * @param directory subjects, roles and permissions
 * @param routes the ways through the gateway
 * @param catalogue datasets and agreements
 * @param decisionPoint this event loop's own; it must not fail, see {@code FailClosed}
 * @param planTools compiles obligations
 * @param neverWaivedFrom denials of data at this level or above hold in mode observe too
 * @param trail where evidence goes
 * @param requestDigestKey key of the digests of request targets
 * @param limits bounds
 * @param load counts exchanges and refuses what is too much
 */
public record EnforcementTools(
    Clock clock,
    Identifier identifier,
    SubjectDirectory directory,
    RouteTable routes,
    Catalogue catalogue,
    PolicyDecisionPoint decisionPoint,
    PlanTools planTools,
    Level neverWaivedFrom,
    AuditTrail trail,
    Sensitive<byte[]> requestDigestKey,
    GatewayLimits limits,
    Load load) {}
