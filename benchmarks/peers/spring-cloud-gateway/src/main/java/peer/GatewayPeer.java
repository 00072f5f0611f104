package peer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.Customizer;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

import java.util.List;

/** Lets a call through whose token is good, has the role, and is of the client that the role was given to. */
@SpringBootApplication
public class GatewayPeer {
    public static void main(String... arguments) {
        SpringApplication.run(GatewayPeer.class, arguments);
    }

    @Bean
    SecurityWebFilterChain chain(
            ServerHttpSecurity http, @Value("${peer.role}") String role, @Value("${peer.client}") String client) {
        return http.csrf(CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(calls -> calls.anyExchange()
                        .access((authentication, _) -> authentication
                                .map(one -> new AuthorizationDecision(one instanceof JwtAuthenticationToken token
                                        && client.equals(token.getToken().getClaimAsString("azp"))
                                        && List.copyOf(token.getToken().getClaimAsStringList("roles")).contains(role)))
                                .cast(org.springframework.security.authorization.AuthorizationResult.class)))
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }
}
