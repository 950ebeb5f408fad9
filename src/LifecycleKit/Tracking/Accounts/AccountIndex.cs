using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// The index of contacts by account: a state whose stage is the account, as the stage of an index of scores is a score. No lifecycle makes
/// it, so that no engine is asked for it; a store lists it like any other stage.
/// </summary>
internal static class AccountIndex
{
    /// <summary>The name of the track of the state.</summary>
    public const string Track = "index:account";

    // An id of an account is longer than a stage may be, and a customer without an account has a stage too.
    private const int MaxLength = 200 - 1;

    /// <summary>Returns the stage of the contacts of an account; for a long id its digest, so that the caller must compare ids.</summary>
    public static string StageOf(string? accountId) => accountId is null ? "-"
        : accountId.Length <= MaxLength ? "=" + accountId : "#" + TextDigest.Of(accountId);

    public static LifecycleState StateOf(AccountMemberships accounts)
    {
        var (stage, at) = (StageOf(accounts.AccountId), accounts.ChangedAt!.Value);
        return LifecycleState.FromData(new LifecycleStateJson
        {
            Format = 1,
            DefinitionHash = Track,
            ContextVersion = string.Empty,
            Stage = stage,
            EnteredAt = at,
            ChangedAt = at,
            MovedOverAt = at,
            Sequence = 0,
            Entries = [new StageEntry(stage, at)],
            Timers = [],
        });
    }
}
