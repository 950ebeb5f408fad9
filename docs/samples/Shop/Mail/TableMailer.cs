using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Mail;

/// <summary>The mail provider of the sample: a mail is sent when its row is in the table.</summary>
public sealed class TableMailer(IDbContextFactory<ShopDbContext> contexts) : IMailer
{
    public async Task SendAsync(SentMail mail, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await IsSentAsync(db, mail, cancellationToken)) return;
        db.Mails.Add(mail);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The key is unique: another host may have sent the mail at this moment.
            if (!await IsSentAsync(db, mail, cancellationToken)) throw;
        }
    }

    private static Task<bool> IsSentAsync(ShopDbContext db, SentMail mail, CancellationToken cancellationToken) =>
        db.Mails.AnyAsync(sent => sent.MessageId == mail.MessageId, cancellationToken);
}
