using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleOptions
{
    /// <summary>The shop whose customers are the accounts of the customers of this shop (<see cref="RollUpTo"/>).</summary>
    /// <value>Null by default: the customers have no accounts.</value>
    public string? AccountShop { get; private set; }

    /// <summary>The track of the accounts whose stages the contacts get to know (<see cref="RollUpTo"/>).</summary>
    /// <value>Null by default: contacts do not know the stage of their account.</value>
    public string? AccountTrack { get; private set; }

    /// <summary>The shops whose contacts get the stages of the accounts of this shop, each with the track of the accounts.</summary>
    internal List<(string Shop, string Track)> ContactShops { get; } = [];

    /// <summary>
    /// Rolls the events of the customers of this shop up to their accounts: the customers of another shop of the same store, which has
    /// tracks, models and a playbook of its own. A customer becomes a contact of an account by
    /// <see cref="CustomerEvent.AccountJoined"/>.
    /// </summary>
    /// <param name="shop">The shop of the accounts.</param>
    /// <param name="track">
    /// The track of the accounts that the contacts follow: its stages reach them as events, and fields such as <c>stage.account</c> read
    /// them. The shop of the accounts must share it (<see cref="ShareStages"/>). Null, the default, for none.
    /// </param>
    /// <returns>These options, for chaining.</returns>
    /// <remarks>Read once, when the tracker is created. What an account gets from its contacts is not rolled up again.</remarks>
    /// <exception cref="ArgumentException">The name of the shop is null or too long, or the name of the track is blank.</exception>
    public LifecycleOptions RollUpTo(string shop, string? track = null)
    {
        ArgumentNullException.ThrowIfNull(shop);
        if (track is not null) ArgumentException.ThrowIfNullOrWhiteSpace(track);
        AccountShop = TextLimits.Checked(shop, nameof(shop), TextLimits.MaxScopeLength);
        AccountTrack = track;
        return this;
    }

    /// <summary>
    /// Shares the stages of the accounts of this shop with their contacts, the customers of another shop that rolls up to this one
    /// (<see cref="RollUpTo"/>): each transition in a track is sent to all contacts of the account, after the save, as
    /// <see cref="CustomerEvent.AccountLevelChanged"/>.
    /// </summary>
    /// <param name="track">The track.</param>
    /// <param name="contacts">The shop of the contacts; empty, the default, for the shop without a name.</param>
    /// <returns>These options, for chaining.</returns>
    /// <remarks>
    /// The transitions are delivered as those for handlers are: at least once, in order, and again after a failure. Read once, when the
    /// tracker is created.
    /// </remarks>
    /// <exception cref="ArgumentException">The name of the track is blank, or that of the shop null or too long.</exception>
    public LifecycleOptions ShareStages(string track, string contacts = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(track);
        ArgumentNullException.ThrowIfNull(contacts);
        ContactShops.Add((TextLimits.Checked(contacts, nameof(contacts), TextLimits.MaxScopeLength)!, track));
        return this;
    }
}
