package dev.gatehouse.gateway.routing;

import java.util.List;
import java.util.Map;

/** One segment of an operation's URL template. */
sealed interface TemplateSegment {

    /** Whether a request's segment fits. */
    boolean matches(RequestPath.Segment segment);

    /** Puts the parameters that a fitting segment holds. */
    void capture(RequestPath.Segment segment, Map<String, String> parameters);

    /** What comes first when several templates match: the lower. */
    int rank();

    /** Stands for itself, without regard to case. */
    record Literal(String folded) implements TemplateSegment {
        @Override
        public boolean matches(RequestPath.Segment segment) {
            return segment.folded().equals(folded);
        }

        @Override
        public void capture(RequestPath.Segment segment, Map<String, String> parameters) {}

        @Override
        public int rank() {
            return 0;
        }
    }

    /**
     * Parameters with fixed text around them: {@code items({id})}. Each parameter reaches to the first occurrence of
     * the text after it.
     *
     * @param texts one more than there are names: before, between and after them
     */
    record Mixed(List<String> names, List<String> texts) implements TemplateSegment {
        @Override
        public boolean matches(RequestPath.Segment segment) {
            return walk(segment, Map.of(), false);
        }

        @Override
        public void capture(RequestPath.Segment segment, Map<String, String> parameters) {
            walk(segment, parameters, true);
        }

        private boolean walk(RequestPath.Segment segment, Map<String, String> parameters, boolean capture) {
            var folded = segment.folded();
            if (folded.length() != segment.text().length() || !folded.startsWith(texts.getFirst())) {
                return false;
            }
            int at = texts.getFirst().length();
            for (int i = 0; i < names.size(); i++) {
                var text = texts.get(i + 1);
                boolean last = i == names.size() - 1;
                int end = last ? folded.length() - text.length() : folded.indexOf(text, at + 1);
                if (end <= at || last && !folded.endsWith(text)) {
                    return false;
                }
                if (capture) {
                    parameters.put(names.get(i), segment.text().substring(at, end));
                }
                at = end + text.length();
            }
            return true;
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /** A whole segment of any text. */
    record Parameter(String name) implements TemplateSegment {
        @Override
        public boolean matches(RequestPath.Segment segment) {
            return true;
        }

        @Override
        public void capture(RequestPath.Segment segment, Map<String, String> parameters) {
            parameters.put(name, segment.text());
        }

        @Override
        public int rank() {
            return 2;
        }
    }
}
