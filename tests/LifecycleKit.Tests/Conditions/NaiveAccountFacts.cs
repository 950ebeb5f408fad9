using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>The account of a customer and the contacts of an account, read from the whole list of events.</summary>
internal static class NaiveAccountFacts
{
    /// <summary>The last change of the account; of several with one instant and id that with the smallest account; null for none.</summary>
    public static CustomerEvent? Last(IEnumerable<CustomerEvent> events) => events
        .Where(one => one.Kind == CustomerEventKind.AccountChanged)
        .OrderByDescending(one => one.At).ThenByDescending(one => one.EventId, StringComparer.Ordinal)
        .ThenBy(one => one.AccountId, StringComparer.Ordinal).Select(one => (CustomerEvent?)one).FirstOrDefault();

    /// <summary>The last level of the current account; null for none.</summary>
    public static CustomerEvent? Level(IReadOnlyList<CustomerEvent> events) => Last(events)?.AccountId is not { } account ? null : events
        .Where(one => one.Kind == CustomerEventKind.AccountLevelChanged && one.AccountId == account)
        .OrderByDescending(one => one.At).ThenByDescending(one => one.EventId, StringComparer.Ordinal)
        .ThenBy(one => one.AccountRank ?? int.MinValue).ThenBy(one => one.AccountLevel, StringComparer.Ordinal)
        .Select(one => (CustomerEvent?)one).FirstOrDefault();

    /// <summary>The number of contacts that joined last; one that joined and left at one instant and id has left.</summary>
    public static int ContactCount(IEnumerable<CustomerEvent> events) => events
        .Where(one => one.Kind == CustomerEventKind.ContactChanged).GroupBy(one => one.Contact)
        .Count(ofOne => ofOne.GroupBy(one => (one.At, one.EventId))
            .OrderBy(moment => moment.Key.At).ThenBy(moment => moment.Key.EventId, StringComparer.Ordinal)
            .Last().All(one => one.Joined));
}
