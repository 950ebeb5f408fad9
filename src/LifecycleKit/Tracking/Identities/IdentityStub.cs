using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Makes the records of identities that are not the head of their group.</summary>
internal static class IdentityStub
{
    /// <summary>Returns the change after which a record only names its head.</summary>
    /// <param name="before">The record; a new one for an unknown customer.</param>
    /// <param name="link">The link.</param>
    /// <param name="subjectKey">The key of the identity when it is not linked.</param>
    /// <param name="lastTransition">The highest number of a transition.</param>
    /// <param name="runtime">The configuration in force.</param>
    public static CustomerChange Of(
        CustomerRecord before, IdentityLink link, string subjectKey, long lastTransition, LifecycleRuntime runtime)
    {
        var document = before.Document;
        var kept = DocumentBase.Empty with
        {
            SubjectKey = subjectKey,
            Currency = document.Currency,
            ErasedAt = document.ErasedAt,
            LastTransitionNumber = lastTransition,
            LinkedTo = link,
        };
        return new CustomerChange
        {
            Key = before.Key,
            ExpectedSequence = before.Sequence,
            Document = new CustomerDocument(new CustomerHistory(document.Currency), kept) { LastEventNumber = document.LastEventNumber },
            Version = runtime.Version,
            IsOfOneHistory = true,
        };
    }

    /// <summary>Returns the change after which an identity or alias names another head.</summary>
    /// <param name="before">The record.</param>
    /// <param name="head">The new head.</param>
    /// <param name="numbers">The new number of each identity.</param>
    /// <param name="runtime">The configuration in force.</param>
    public static CustomerChange Moved(
        CustomerRecord before, CustomerKey head, IReadOnlyDictionary<int, int> numbers, LifecycleRuntime runtime)
    {
        var link = before.Document.LinkedTo!;
        return Of(
            before, link with { HeadId = head.CustomerId, Number = numbers[link.Number] }, before.Document.SubjectKey,
            before.Document.LastTransitionNumber, runtime);
    }
}

/// <summary>Which identity experiments draw for a group.</summary>
internal static class LinkedSubject
{
    /// <summary>
    /// Returns the key of the identity with the earliest exposure, whose arm holds for the group; without an exposure that of the head.
    /// </summary>
    public static string KeyOf(IReadOnlyList<LinkedIdentity> identities, IEnumerable<KeptEvent> events)
    {
        var first = events.Where(kept => kept.Event.Kind == CustomerEventKind.Exposure && kept.Identity >= 0)
            .OrderBy(kept => kept.Event.At).ThenBy(kept => kept.Event.EventId, StringComparer.Ordinal).ThenBy(kept => kept.Number)
            .Select(kept => (KeptEvent?)kept).FirstOrDefault();
        var number = first?.Identity ?? 0;
        var at = first?.Event.At;
        // Expired exposures are in the sums.
        foreach (var one in identities)
        {
            if (one.Sums?.Snapshot.Exposures is not { Count: > 0 } expired) continue;
            var earliest = expired.Min(exposure => exposure.ExposedAt);
            if (!(at <= earliest)) (number, at) = (one.Number, earliest);
        }

        return identities.First(one => one.Number == number).SubjectKey;
    }
}
