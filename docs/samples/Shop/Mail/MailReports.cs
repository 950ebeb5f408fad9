using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Mail;

/// <summary>What comes back from mails: opened, clicked, unsubscribed.</summary>
public sealed class MailReports(ShopDbContext db, ILifecycleTracker tracker, TimeProvider clock)
{
    #region mail-reports
    /// <summary>Records that the mail with a token was opened or clicked.</summary>
    /// <returns>The mail; null when there is none.</returns>
    public async Task<SentMail?> RecordAsync(string token, CustomerEventKind kind, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } mail) return null;
        // An open or a click counts once for a mail: its id is the token of the mail.
        var report = CustomerEvent.Message(kind, clock.GetUtcNow(), mail.Play, Channels.Email, eventId: token);
        await tracker.TryRecordAsync(mail.CustomerId, report, cancellationToken);
        return mail;
    }

    /// <summary>Withdraws the consent through a mail.</summary>
    /// <returns>Whether there is such a mail.</returns>
    public async Task<bool> UnsubscribeAsync(string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } mail) return false;
        // RecordAsync, so that an error reaches the customer. Without an id: who agreed again may withdraw through the same mail.
        var withdrawn = CustomerEvent.Message(
            CustomerEventKind.MessageUnsubscribed, clock.GetUtcNow(), mail.Play, Channels.Email);
        await tracker.RecordAsync(mail.CustomerId, withdrawn, cancellationToken);
        return true;
    }
    #endregion

    public Task<SentMail?> FindAsync(string token, CancellationToken cancellationToken) =>
        db.Mails.AsNoTracking().FirstOrDefaultAsync(mail => mail.Token == token, cancellationToken);
}
