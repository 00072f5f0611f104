package dev.gatehouse.store;

import dev.gatehouse.database.Dialect;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.TemplateEngine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads, in the transaction that the handle stands in. */
class SqlView implements StoreView {
    private static final String BELOW = "service = :service and key > :from and key < :to";

    protected final Handle handle;
    protected final Dialect dialect;

    SqlView(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    @Override
    public Optional<StoredResource> get(ResourceKey key) {
        return query("select * from resource where service = :service and key = :key")
                .bind("service", key.service())
                .bind("key", key.path())
                .map((row, context) -> Rows.resource(row))
                .findOne();
    }

    @Override
    public boolean exists(ResourceKey key) {
        return query("select 1 from resource where service = :service and key = :key")
                .bind("service", key.service())
                .bind("key", key.path())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public List<StoredResource> children(ResourceKey parent, String type) {
        return query(ResourceQuery.all(parent.service(), type)
                        .below(parent.path())
                        .orderedBy(new ResourceQuery.Order(new ResourceField.Name(), false)))
                .items();
    }

    @Override
    public List<StoredResource> descendants(ResourceKey ancestor, String type) {
        return below(query("select * from resource where " + BELOW + " and type = :type order by ordinal"), ancestor)
                .bind("type", type)
                .map((row, context) -> Rows.resource(row))
                .list();
    }

    @Override
    public List<StoredResource> everything() {
        return query("select * from resource order by ordinal")
                .map((row, context) -> Rows.resource(row))
                .list();
    }

    @Override
    public Page query(ResourceQuery wanted) {
        var sql = new FilterSql(JsonSql.of(dialect));
        var where = new StringBuilder("from resource where service = :service and type = :type");
        wanted.parent().ifPresent(parent -> where.append(" and parent = :parent"));
        wanted.filter().ifPresent(filter -> where.append(" and ").append(sql.condition(filter)));
        var order = new StringBuilder();
        for (var by : wanted.order()) {
            for (var expression : sql.order(by.field())) {
                order.append(expression).append(by.descending() ? " desc, " : ", ");
            }
        }
        var rows = bound(
                        query("select * " + where + " order by " + order + "ordinal limit :limit offset :skip"),
                        wanted,
                        sql.bindings())
                .bind("limit", wanted.top() + 1)
                .bind("skip", wanted.skip())
                .map((row, context) -> Rows.resource(row))
                .list();
        var total = wanted.total()
                ? OptionalLong.of(bound(query("select count(*) " + where), wanted, sql.bindings())
                        .mapTo(Long.class)
                        .one())
                : OptionalLong.empty();
        var more = rows.size() > wanted.top();
        return new Page(more ? rows.subList(0, wanted.top()) : rows, more, total);
    }

    @Override
    public List<StoredResource> findByField(String service, String type, ResourceField field, String text) {
        return query(ResourceQuery.all(service, type).where(ResourceFilter.textEquals(field, text)))
                .items();
    }

    @Override
    public List<Intent> intents() {
        return query("select * from intent order by id")
                .map((row, context) -> Rows.intent(row))
                .list();
    }

    @Override
    public List<Intent> intentsOf(String directoryObject) {
        return query("select * from intent where directory_object = :object order by id")
                .bind("object", directoryObject)
                .map((row, context) -> Rows.intent(row))
                .list();
    }

    @Override
    public Optional<Intent> intent(long id) {
        return query("select * from intent where id = :id")
                .bind("id", id)
                .map((row, context) -> Rows.intent(row))
                .findOne();
    }

    @Override
    public Optional<String> setting(String name) {
        return query("select value from setting where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public List<AuditEntry> audit(AuditQuery wanted) {
        return AuditSql.read(handle, wanted);
    }

    @Override
    public long currentRevision() {
        return query("select revision from store_state").mapTo(Long.class).one();
    }

    @Override
    public Changes changes(long afterRevision, int limit) {
        var horizon = query("select horizon from store_state").mapTo(Long.class).one();
        if (afterRevision < horizon) {
            return new Changes.SnapshotNeeded();
        }
        // One more than asked for shows whether the last transaction was cut.
        var rows = new ArrayList<>(
                changes("revision > :after order by revision, service, key limit :limit", afterRevision, limit + 1));
        if (rows.size() <= limit) {
            return new Changes.Listed(
                    rows, rows.isEmpty() ? afterRevision : rows.getLast().revision(), false);
        }
        var last = rows.getLast().revision();
        if (rows.getFirst().revision() == last) {
            // A single transaction larger than the limit.
            rows.clear();
            rows.addAll(changes("revision = :after order by service, key limit :limit", last, Integer.MAX_VALUE));
        } else {
            rows.removeIf(change -> change.revision() == last);
        }
        var upTo = rows.getLast().revision();
        return new Changes.Listed(rows, upTo, upTo < currentRevision());
    }

    private List<Changes.Change> changes(String condition, long revision, int limit) {
        return query("select * from resource_change where " + condition)
                .bind("after", revision)
                .bind("limit", limit)
                .map((row, context) -> Rows.change(row))
                .list();
    }

    /** Without templates: {@code <} is an operator here. */
    protected final Query query(String sql) {
        return handle.createQuery(sql).setTemplateEngine(TemplateEngine.NOP);
    }

    /** Keys below one begin with it and a slash; {@code 0} is the character after the slash. */
    protected static <S extends org.jdbi.v3.core.statement.SqlStatement<S>> S below(S statement, ResourceKey ancestor) {
        return statement
                .bind("service", ancestor.service())
                .bind("from", ancestor.path() + "/")
                .bind("to", ancestor.path() + "0");
    }

    protected static String below() {
        return BELOW;
    }

    private static Query bound(Query query, ResourceQuery wanted, Map<String, Object> values) {
        query.bind("service", wanted.service()).bind("type", wanted.type()).bindMap(values);
        wanted.parent().ifPresent(parent -> query.bind("parent", parent));
        return query;
    }
}
