using System.Security.Cryptography;
using System.Text;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Mail;

/// <summary>Sends the mails that the playbook chooses.</summary>
/// <remarks>
/// <para>A mail is claimed, then sent, then recorded as sent. The claim is saved and takes the place within caps, cooldowns and budgets. A
/// process that stops after the claim leaves it in the view of the customer: a later run, on any host, sends the same message with the same
/// id, as long as the customer can be mailed. A process that stops after sending leaves it too: the later run sends again, the mailer
/// recognises the id, and the message is recorded.</para>
/// <para>So a claimed mail is given to the mailer at least once, and reaches the customer once, as long as the mailer remembers its ids. A
/// customer who withdraws consent between claim and mail gets no mail.</para>
/// </remarks>
public sealed partial class MailJob(
    ILifecycleTracker tracker, IDbContextFactory<ShopDbContext> contexts, IMailer mailer, TimeProvider clock, ILogger<MailJob> logger)
{
    /// <summary>For so long a claim may be in the hands of a host that works.</summary>
    public static readonly TimeSpan ClaimGrace = TimeSpan.FromMinutes(10);

    #region mail-job
    public async Task<MailRun> RunAsync(CancellationToken cancellationToken)
    {
        var run = new MailRun();
        await foreach (var view in tracker.FindAsync(Audience.Contactable(Channels.Email), cancellationToken))
        {
            try
            {
                await SendAsync(view, run, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                // The next run tries again; the mails of the other customers go out.
                run.FailureCount++;
                Failed(logger, error);
            }
        }

        return run;
    }

    private async Task SendAsync(CustomerView view, MailRun run, CancellationToken cancellationToken)
    {
        foreach (var left in view.Claims)
        {
            if (left.Channel == Channels.Email && left.ClaimedAt <= view.AsOf - ClaimGrace)
                await SendAsync(view, left, run, cancellationToken);
        }

        if (view.Plays.ForChannel(Channels.Email) is not { } play) return;
        var messageId = MessageId(view.HeadId, play.Key, view.AsOf);
        var result = await tracker.ClaimPlayAsync(view.HeadId, play.Key, messageId, cancellationToken);
        if (result.Claim is { } claim) await SendAsync(view, claim, run, cancellationToken);
    }

    private async Task SendAsync(CustomerView view, PlayClaim claim, MailRun run, CancellationToken cancellationToken)
    {
        var customerId = view.HeadId;
        // The content is that of the playbook in force; a play that was taken out of it is not sent any more.
        if (view.Plays.Find(claim.Play)?.Play is not { } play) return;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Customers.FindAsync([customerId], cancellationToken) is not { Email: { } address }) return;
            var mail = new SentMail
            {
                CustomerId = customerId,
                MessageId = claim.MessageId,
                Token = RandomNumberGenerator.GetHexString(32, lowercase: true),
                To = address,
                Play = play.Key,
                Subject = play.Parameters.GetValueOrDefault("subject", play.Key),
                Text = play.Parameters.GetValueOrDefault("text", play.Goal ?? play.Key),
                SentAt = clock.GetUtcNow(),
            };
            await mailer.SendAsync(mail, cancellationToken);
        }

        // Also when the host is being stopped: the mail is sent.
        await tracker.RecordAsync(
            customerId,
            CustomerEvent.Message(CustomerEventKind.MessageSent, clock.GetUtcNow(), claim.Play, claim.Channel, claim.MessageId),
            CancellationToken.None);
        run.SentCount++;
    }

    // The same on every host on a day: of two jobs at the same time both may send, and the mailer takes one. It stays the same when
    // the customer gets another id by signing in between the mail and its record.
    private static string MessageId(string customerId, string play, DateTimeOffset asOf) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{customerId} {play} {asOf:yyyy-MM-dd}"))))[..32];
    #endregion

    [LoggerMessage(2, LogLevel.Error, "A mail could not be sent; the next run tries again.")]
    private static partial void Failed(ILogger logger, Exception error);
}

/// <summary>What a run of the mail job did.</summary>
public sealed class MailRun
{
    /// <summary>The number of mails given to the mailer and recorded.</summary>
    public int SentCount { get; set; }

    /// <summary>The number of customers whose mail failed.</summary>
    public int FailureCount { get; set; }
}
