package dev.gatehouse.policy.testing;

import dev.gatehouse.model.gateway.Entity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A backend as cases write it, a line each: {@code url URL}, {@code header NAME VALUE}, {@code query NAME VALUE},
 * {@code member ID WEIGHT PRIORITY}, {@code breaker COUNT INTERVAL MIN MAX TRIP [retry-after]}, {@code reason WORD},
 * {@code unusable WORD}.
 */
public final class BackendBlock {
    private BackendBlock() {}

    public static Entity.Backend read(String id, String text) {
        String url = "";
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Map<String, List<String>> query = new LinkedHashMap<>();
        List<Entity.Backend.Member> members = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Optional<Entity.Backend.Breaker> breaker = Optional.empty();
        Optional<String> unusable = Optional.empty();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "url" -> url = words[1];
                case "header" -> headers.put(words[1], List.of(line.split(" ", 3)[2]));
                case "query" -> query.put(words[1], List.of(line.split(" ", 3)[2]));
                case "member" ->
                    members.add(new Entity.Backend.Member(
                            words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3])));
                case "reason" -> reasons.add(words[1]);
                case "unusable" -> unusable = Optional.of(words[1]);
                case "breaker" ->
                    breaker = Optional.of(new Entity.Backend.Breaker(
                            Integer.parseInt(words[1]),
                            Duration.parse(words[2]),
                            List.of(new Entity.Backend.Statuses(
                                    Integer.parseInt(words[3]), Integer.parseInt(words[4]))),
                            reasons,
                            Duration.parse(words[5]),
                            words.length > 6));
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new Entity.Backend(id, url, headers, query, breaker, members, unusable);
    }
}
