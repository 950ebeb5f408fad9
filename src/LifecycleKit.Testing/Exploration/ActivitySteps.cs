using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>Steps with visits, contacts, carts and referrals.</summary>
internal static class ActivitySteps
{
    public static IEnumerable<ExplorationStep> Of(DefinitionFacts facts) =>
        [.. Visits(facts), .. Contacts(facts), .. Carts(facts), .. Referrals(facts)];

    private static IEnumerable<ExplorationStep> Visits(DefinitionFacts facts)
    {
        var isAsked = facts.Needs(
            EventTriggers.Visit, "visits.", "visit.", "event.engaged", "event.source", "firstSeenAt", "lastSeenAt", "segment", "segment.",
            "phase");
        if (!isAsked) yield break;
        if (facts.Needs(EventTriggers.None, "visits.engaged", "visits.engaged.", "event.engaged"))
            yield return ExplorationStep.Create("engaged visit", timeline => timeline.Visit(engaged: true));
        if (facts.Leaves.Any(leaf => leaf.Name == "event.engaged" && leaf.Values is ["false"]) || !facts.Asks("event.engaged"))
            yield return ExplorationStep.Create("visit", timeline => timeline.Visit());
        var sources = facts.About("event.source").Concat(facts.About("visit.")).SelectMany(leaf => leaf.Values)
            .Where(value => value is not ("true" or "false"));
        foreach (var source in sources.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            yield return ExplorationStep.Create($"visit from {source}", timeline => timeline.Visit(source));
    }

    private static IEnumerable<ExplorationStep> Contacts(DefinitionFacts facts)
    {
        var isByTrigger = facts.Needs(EventTriggers.ContactCaptured | EventTriggers.ConsentChanged);
        var channels = Channels.None;
        if (facts.Needs(EventTriggers.None, "contact.email", "phase", "segment", "segment.")) channels |= Channels.Email;
        if (facts.Asks("contact.sms")) channels |= Channels.Sms;
        if (facts.Asks("contact.push")) channels |= Channels.Push;
        foreach (var name in facts.About("contact.channels").SelectMany(leaf => leaf.Values))
        {
            if (Enum.TryParse<Channels>(name.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var channel))
                channels |= channel;
        }

        if (channels == Channels.None && isByTrigger) channels = Channels.Email;
        foreach (var channel in Enum.GetValues<Channels>().Where(one => one != Channels.All && (channels & one) != 0))
        {
            yield return ExplorationStep.Create(
                $"opt in to {channel}", timeline => timeline.CaptureContact(channel).GrantConsent(channel));
            yield return ExplorationStep.Create($"opt out of {channel}", timeline => timeline.WithdrawConsent(channel));
        }
    }

    private static IEnumerable<ExplorationStep> Carts(DefinitionFacts facts)
    {
        if (!facts.Needs(EventTriggers.CartUpdated, "cart.")) yield break;
        var values = facts.About("cart.value").SelectMany(leaf => leaf.HelpfulNumbers());
        var items = facts.About("cart.items").SelectMany(leaf => leaf.HelpfulNumbers()).Where(count => count >= 1);
        var (value, count) = (values.Append(50).Max(), (int)Math.Min(items.Append(1).Max(), int.MaxValue));
        yield return ExplorationStep.Create("fill the cart", timeline => timeline.UpdateCart(value, count));
        // A cart that is compared with another field must be able to be on both sides of it.
        foreach (var other in Compared("cart.value").Where(other => other >= 0 && other != value))
        {
            yield return ExplorationStep.Create(
                FormattableString.Invariant($"fill the cart for {other}"), timeline => timeline.UpdateCart(other, count));
        }

        foreach (var other in Compared("cart.items").Where(other => other is >= 1 and <= 1_000_000 && other != count))
        {
            yield return ExplorationStep.Create(
                FormattableString.Invariant($"fill the cart with {other} items"), timeline => timeline.UpdateCart(value, (int)other));
        }

        yield return ExplorationStep.Create("empty the cart", timeline => timeline.UpdateCart(0, 0));
        var ages = facts.About("cart.updatedAt").Where(leaf => leaf is { Operator: "olderThan", IsNegated: false }
            && (leaf.On & EventTriggers.CartUpdated) != 0).Select(leaf => leaf.Length).OfType<TimeSpan>();
        foreach (var age in ages.Distinct().Order())
        {
            // A little older, so that the cart was as old at the latest change, which may be some gaps ago.
            var before = age + (10 * CustomerTimeline.Gap);
            yield return ExplorationStep.Create(
                $"cart filled {DurationText.Write(age)} ago",
                timeline => timeline.Event(CustomerEvent.CartUpdated(timeline.Now - before, value, count)));
        }

        IEnumerable<decimal> Compared(string field) => facts.About(field).Where(leaf => leaf.Operator == ConditionLeaf.FieldOperator)
            .SelectMany(leaf => leaf.HelpfulNumbers()).Distinct().Order();
    }

    private static IEnumerable<ExplorationStep> Referrals(DefinitionFacts facts)
    {
        if (facts.Needs(EventTriggers.ReferralMade, "referrals.made"))
            yield return ExplorationStep.Create("refer another customer", timeline => timeline.Refer());
        if (facts.Needs(EventTriggers.ReferredBy, "referred"))
            yield return ExplorationStep.Create("be referred", timeline => timeline.BeReferred());
    }
}
