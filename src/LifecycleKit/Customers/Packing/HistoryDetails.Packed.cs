namespace LifecycleKit.Customers;

internal sealed partial class HistoryDetails
{
    /// <summary>Reads the details.</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="hasDeals">Whether deals come after the rest, so that a customer without deals takes no more bytes.</param>
    internal static HistoryDetails Unpack(ref PackedReader from, bool hasDeals)
    {
        var details = new HistoryDetails { Profile = ProfileDetails.Unpack(ref from) };
        for (var i = from.Int(); i > 0; i--)
        {
            details.Traits.Write(new CustomerTrait { Name = from.Text()!, Value = TraitValue.Unpack(ref from), SetAt = Utc(ref from),
                EventId = from.Text() });
        }

        for (var i = from.Int(); i > 0; i--)
        {
            details.Messages.Add(
                new SentMessage { Play = from.Text()!, Channel = (Channels)from.Int(), SentAt = Utc(ref from) });
        }

        var contacts = details.Profile.Contacts;
        for (var i = from.Int(); i > 0; i--)
        {
            var (channel, category, state) = ((Channels)from.Int(), from.Text()!, ConsentState.Unpack(ref from));
            details.Consents.Write(channel, category, state);
            if (category.Length == 0) contacts = contacts.WithConsent(channel, state);
        }

        for (var i = from.Int(); i > 0; i--)
        {
            details.Exposures.Write(
                new ExperimentExposure { Experiment = from.Text()!, Arm = from.Text()!, ExposedAt = Utc(ref from) });
        }

        details.Cases.Unpack(ref from);
        details.Subscriptions.Unpack(ref from);
        if (details.CustomEvents.Unpack(ref from)) details.Accounts = AccountDetails.Unpack(ref from);
        if (hasDeals)
        {
            details.Deals = DealLedger.Unpack(ref from);
            details._shared &= ~Lists.Deals;
        }

        details.Profile = details.Profile with
        {
            Contacts = contacts,
            OpenCaseCount = details.Cases.OpenCount,
            OpenSubscriptionCount = details.Subscriptions.OpenCount,
        };
        return details;
    }

    internal void Pack(PackedWriter to)
    {
        Profile.Pack(to);
        var traits = Traits.GetAll();
        to.Count(traits.Count);
        foreach (var trait in traits)
        {
            to.Text(trait.Name);
            trait.Value.Pack(to);
            to.Ticks(trait.SetAt.UtcTicks);
            to.Text(trait.EventId);
        }

        to.Count(Messages.Count);
        for (var i = 0; i < Messages.Count; i++)
        {
            to.Text(Messages[i].Play);
            to.Count((int)Messages[i].Channel);
            to.Ticks(Messages[i].SentAt.UtcTicks);
        }

        var consents = Consents.GetAll();
        to.Count(consents.Count);
        foreach (var consent in consents)
        {
            to.Count((int)consent.Channel);
            to.Text(consent.Category);
            consent.State.Pack(to);
        }

        var exposures = Exposures.GetAll();
        to.Count(exposures.Count);
        foreach (var exposure in exposures)
        {
            to.Text(exposure.Experiment);
            to.Text(exposure.Arm);
            to.Ticks(exposure.ExposedAt.UtcTicks);
        }

        Cases.Pack(to);
        Subscriptions.Pack(to);
        var hasAccounts = !ReferenceEquals(Accounts, AccountDetails.None);
        CustomEvents.Pack(to, hasAccounts);
        if (hasAccounts) Accounts.Pack(to);
        if (Deals.Count > 0) Deals.Pack(to);
    }

    private static DateTimeOffset Utc(ref PackedReader from) => new(from.Ticks(), TimeSpan.Zero);
}

public sealed partial class OpenCloseLog
{
    internal void Unpack(ref PackedReader from)
    {
        _latestTicks = from.Ticks();
        for (var i = from.Int(); i > 0; i--)
        {
            var state = new OpenCloseState { Id = from.Text()!, IsOpen = from.Flag(),
                ChangedAt = new DateTimeOffset(from.Ticks(), TimeSpan.Zero), EventId = from.Text() };
            Set(state, default);
        }
    }

    internal void Pack(PackedWriter to)
    {
        to.Ticks(_latestTicks);
        to.Count(_states.Count);
        for (var i = 0; i < _states.Count; i++)
        {
            var state = _states[i];
            to.Text(state.Id);
            to.Flag(state.IsOpen);
            to.Ticks(state.ChangedAt.UtcTicks);
            to.Text(state.EventId);
        }
    }
}

public readonly partial record struct ConsentState
{
    internal static ConsentState Unpack(ref PackedReader from) => new()
    {
        ChangedAt = new DateTimeOffset(from.Ticks(), TimeSpan.Zero),
        IsGranted = from.Flag(),
        Basis = (LegalBasis)from.Int(),
        ExpiresAt = from.Ticks() is > 0 and var expiry ? new DateTimeOffset(expiry, TimeSpan.Zero) : null,
    };

    internal void Pack(PackedWriter to)
    {
        to.Ticks(_ticks);
        to.Flag(IsGranted);
        to.Count((int)Basis);
        to.Ticks(_expiryTicks);
    }
}
