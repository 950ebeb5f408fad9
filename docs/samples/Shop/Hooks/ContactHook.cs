using System.Net.Mail;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Shop.Data;

namespace Shop.Hooks;

/// <summary>Takes e-mail addresses, and the consent to use them.</summary>
public sealed class ContactHook(ShopDbContext db, ILifecycleTracker tracker, TimeProvider clock)
{
    /// <summary>Returns the address without space around it; null when it is not an address.</summary>
    public static string? Checked(string? email) =>
        email?.Trim() is { Length: > 0 and <= 254 } text && MailAddress.TryCreate(text, out var address) && address.Address == text
            ? text : null;

    #region contact-hook
    /// <summary>Captures an address. Without the tick for consent the shop knows the address, and plays do not use it.</summary>
    public async Task CaptureAsync(string customerId, string email, bool hasConsent, CancellationToken cancellationToken)
    {
        await SetAddressAsync(customerId, email, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        // Consent is RecordAsync: an error must reach the customer, who then tries again.
        var now = clock.GetUtcNow();
        await tracker.RecordAsync(customerId, CustomerEvent.ContactCaptured(now, Channels.Email), cancellationToken);
        if (hasConsent)
            await tracker.RecordAsync(customerId, CustomerEvent.ConsentChanged(now, Channels.Email, granted: true), cancellationToken);
    }
    #endregion

    /// <summary>Sets the address in the table of customers, for the next save.</summary>
    public async Task SetAddressAsync(string customerId, string email, CancellationToken cancellationToken)
    {
        if (await db.Customers.FindAsync([customerId], cancellationToken) is not { } customer)
            customer = db.Customers.Add(new ShopCustomer { Id = customerId, CreatedAt = clock.GetUtcNow() }).Entity;
        customer.Email = email;
    }

    /// <summary>Takes back the consent on the page of the customer.</summary>
    public async Task WithdrawAsync(string customerId, CancellationToken cancellationToken) => await tracker.RecordAsync(
        customerId, CustomerEvent.ConsentChanged(clock.GetUtcNow(), Channels.Email, granted: false), cancellationToken);
}
