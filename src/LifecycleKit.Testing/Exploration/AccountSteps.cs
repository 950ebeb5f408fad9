using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>Steps with the account of a customer, and with the contacts of an account.</summary>
internal static class AccountSteps
{
    private const string Account = "account";

    public static IEnumerable<ExplorationStep> Of(DefinitionFacts facts) => [.. Memberships(facts), .. Stages(facts), .. Contacts(facts)];

    private static bool NeedsStages(DefinitionFacts facts) =>
        facts.Needs(EventTriggers.AccountLevelChanged, "stage.account", "stage.accountRank", "stage.accountAt");

    private static IEnumerable<ExplorationStep> Memberships(DefinitionFacts facts)
    {
        if (!NeedsStages(facts) && !facts.Needs(EventTriggers.AccountChanged, "account.isContact", "account.changedAt")) yield break;
        yield return ExplorationStep.Create("join an account", timeline => IsContact(timeline) ? null : timeline.JoinAccount(Account));
        yield return ExplorationStep.Create("leave the account", timeline => IsContact(timeline) ? timeline.LeaveAccount() : null);
    }

    /// <summary>The account enters a stage: one of each rank that rules compare with, and one of each id.</summary>
    private static IEnumerable<ExplorationStep> Stages(DefinitionFacts facts)
    {
        if (!NeedsStages(facts)) yield break;
        int?[] ranks =
        [
            .. facts.About("stage.accountRank").SelectMany(leaf => leaf.HelpfulNumbers()).Where(rank => Math.Abs(rank) < int.MaxValue)
                .Select(rank => (int?)decimal.ToInt32(decimal.Floor(rank))).Distinct().Order(),
        ];
        string[] stages = [.. facts.About("stage.account").SelectMany(leaf => leaf.Values).Distinct(StringComparer.Ordinal)];
        foreach (var stage in stages.DefaultIfEmpty("stage"))
        {
            foreach (var rank in ranks.DefaultIfEmpty(null))
            {
                yield return ExplorationStep.Create(
                    FormattableString.Invariant($"account enters {stage} of rank {rank}"),
                    timeline => IsContact(timeline) ? timeline.AccountLevel(Account, stage, rank) : null);
            }
        }
    }

    private static IEnumerable<ExplorationStep> Contacts(DefinitionFacts facts)
    {
        if (!facts.Needs(EventTriggers.ContactChanged, "account.contacts", "account.contactsChangedAt")) yield break;
        yield return ExplorationStep.Create(
            "get a contact", timeline => timeline.AddContact(FormattableString.Invariant($"contact-{Joined(timeline).Count() + 1}")));
        yield return ExplorationStep.Create(
            "lose the latest contact", timeline => Current(timeline) is { } contact ? timeline.RemoveContact(contact) : null);
    }

    private static bool IsContact(CustomerTimeline timeline) =>
        timeline.Events.LastOrDefault(one => one.Kind == CustomerEventKind.AccountChanged).AccountId is not null;

    private static IEnumerable<string> Joined(CustomerTimeline timeline) => timeline.Events
        .Where(one => one.Kind == CustomerEventKind.ContactChanged && one.Joined).Select(one => one.Contact!);

    /// <summary>The contact that joined last and has not left; null for none.</summary>
    private static string? Current(CustomerTimeline timeline) => Joined(timeline).LastOrDefault(
        contact => timeline.Events.Last(one => one.Contact == contact).Joined);
}
