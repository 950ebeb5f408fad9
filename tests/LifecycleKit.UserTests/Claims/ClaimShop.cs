using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Claims;

/// <summary>A shop with a playbook whose plays need no consent, for tests of claims.</summary>
internal static class ClaimShop
{
    public static Shop Open(Action<PlaybookBuilder> declare, ICustomerStore? store = null, ShopClock? clock = null, TimeZoneInfo? zone = null)
    {
        var options = Shop.With(Shop.Quiet(30));
        options.Playbook = Playbook.Build("shop", declare);
        if (zone is not null) options.TimeZone = zone;
        return new Shop(options, store, clock);
    }

    /// <summary>Declares a play on the pages of the shop.</summary>
    public static PlaybookBuilder OnSite(this PlaybookBuilder book, string key, Action<PlayBuilder>? declare = null) =>
        book.Play(key, play =>
        {
            play.Channel(Channels.OnSite);
            declare?.Invoke(play);
        });

    public static ValueTask<PlayClaimResult> ClaimAsync(this Shop shop, string customer, string play, string message) =>
        shop.Tracker.ClaimPlayAsync(customer, play, message, Shop.Cancellation);

    /// <summary>Records a message as sent now.</summary>
    public static ValueTask<RecordResult> SendAsync(this Shop shop, string customer, string play, string? message) =>
        shop.RecordAsync(customer, CustomerEvent.Message(CustomerEventKind.MessageSent, shop.Clock.Now, play, Channels.OnSite, message));

    public static async Task<PlayResult> ResultAsync(this Shop shop, string customer, string play) =>
        (await shop.ViewAsync(customer)).Plays.Find(play)!.Value;

    /// <summary>Returns the counts of the store, one a line.</summary>
    public static async Task<string> CountsAsync(this Shop shop) =>
        string.Join('\n', await shop.Store.LoadPlayCountsAsync(string.Empty, DateOnly.MinValue, Shop.Cancellation));
}
