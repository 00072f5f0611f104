package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Who is in which group. What is deleted softly counts for nothing and is back when it is. */
public final class GroupMembers {
    private static final String LIVE = " (EXISTS (SELECT 1 FROM directory_user u WHERE u.id = m.member_id"
            + " AND u.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM service_principal p WHERE p.id = m.member_id"
            + " AND p.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM directory_group g WHERE g.id = m.member_id"
            + " AND g.deleted_at IS NULL))";

    private final Directory directory;
    private final Handle handle;

    GroupMembers(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    /** Ids of direct members. */
    public Page<String> page(String groupId, String after, int size) {
        var fetched = handle.createQuery("SELECT m.member_id FROM group_member m WHERE m.group_id = :group AND"
                        + " m.member_id > :after AND" + LIVE + " ORDER BY m.member_id LIMIT :limit")
                .bind("group", groupId)
                .bind("after", after)
                .bind("limit", size + 1)
                .mapTo(String.class)
                .list();
        return Page.of(fetched, size, Function.identity());
    }

    public boolean isMember(String groupId, String memberId) {
        return handle.createQuery("SELECT COUNT(*) FROM group_member WHERE group_id = :group AND member_id = :member")
                        .bind("group", groupId)
                        .bind("member", Directory.id(memberId))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** @throws DirectoryRefused if there is no such object, it can't be a member, or it is one already */
    public void add(String groupId, String memberId) {
        var member = Directory.id(memberId);
        if (member.equals(groupId)) {
            throw DirectoryRefused.bad("A group can't be a member of itself.");
        }
        boolean there = directory.users().withId(member).isPresent()
                || directory.servicePrincipals().withId(member).isPresent()
                || directory.groups().withId(member).isPresent();
        if (!there) {
            throw DirectoryRefused.notFound(memberId);
        }
        if (isMember(groupId, member)) {
            throw DirectoryRefused.bad(
                    "One or more added object references already exist for the following modified properties:"
                            + " 'members'.");
        }
        handle.createUpdate("INSERT INTO group_member (group_id, member_id) VALUES (:group, :member)")
                .bind("group", groupId)
                .bind("member", member)
                .execute();
    }

    /** @return whether it was a member */
    public boolean remove(String groupId, String memberId) {
        return handle.createUpdate("DELETE FROM group_member WHERE group_id = :group AND member_id = :member")
                        .bind("group", groupId)
                        .bind("member", Directory.id(memberId))
                        .execute()
                > 0;
    }

    /** Ids of the groups that an object is in directly. */
    public List<String> groupsOf(String memberId) {
        return handle.createQuery("SELECT m.group_id FROM group_member m JOIN directory_group g ON g.id = m.group_id"
                        + " WHERE m.member_id = :member AND g.deleted_at IS NULL ORDER BY m.group_id")
                .bind("member", Directory.id(memberId))
                .mapTo(String.class)
                .list();
    }

    /** Ids of the groups that an object is in, also by being in a group that is in another. */
    public Set<String> allGroupsOf(String memberId) {
        return reached(memberId, this::groupsOf);
    }

    /** Ids of the members and of the members of groups among them. */
    public Set<String> allMembersOf(String groupId) {
        return reached(groupId, this::membersOf);
    }

    private List<String> membersOf(String groupId) {
        return handle.createQuery("SELECT m.member_id FROM group_member m WHERE m.group_id = :group AND" + LIVE)
                .bind("group", groupId)
                .mapTo(String.class)
                .list();
    }

    /** Groups may hold each other in a circle: each is visited once. */
    private static Set<String> reached(String start, Function<String, List<String>> next) {
        var found = new TreeSet<String>();
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (var each : next.apply(open.poll())) {
                if (found.add(each)) {
                    open.add(each);
                }
            }
        }
        return found;
    }

    void eraseAll(String objectId) {
        handle.createUpdate("DELETE FROM group_member WHERE group_id = :id OR member_id = :id")
                .bind("id", objectId)
                .execute();
    }
}
