package dev.gatehouse.model.resource;

/**
 * Which user an account is joined to: what a user's {@code identities} say, kept under the account, so that whoever signs
 * in is found without looking at everybody.
 *
 * @param userId such as {@code /users/ada}
 */
public record JoinedAccount(String userId) {}
