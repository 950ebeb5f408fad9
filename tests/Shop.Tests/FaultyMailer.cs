using Shop.Data;
using Shop.Mail;

namespace Shop.Tests;

/// <summary>Where a mailer fails or stops.</summary>
public enum MailFault
{
    None,

    /// <summary>An exception before the mail is sent.</summary>
    ThrowBefore,

    /// <summary>The mail is sent, and the caller gets an exception.</summary>
    ThrowAfter,

    /// <summary>The call does not end until the host does; the mail is not sent.</summary>
    StopBefore,

    /// <summary>The mail is sent, and the call does not end until the host does.</summary>
    StopAfter,
}

/// <summary>A mailer over that of the sample which fails at one mail, counted from 1.</summary>
internal sealed class FaultyMailer(IMailer mailer, MailFault fault, int failsAt) : IMailer
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>Ends when a call has stopped.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>The mails that the sample asked to send, repeated ones too.</summary>
    public List<(string CustomerId, string MessageId)> Asked { get; } = [];

    public async Task SendAsync(SentMail mail, CancellationToken cancellationToken)
    {
        Asked.Add((mail.CustomerId, mail.MessageId));
        var fails = ++_count == failsAt;
        if (fails && fault == MailFault.ThrowBefore) throw new InvalidOperationException("The mailer is down.");
        if (fails && fault == MailFault.StopBefore) await StopAsync(cancellationToken);
        await mailer.SendAsync(mail, cancellationToken);
        if (fails && fault == MailFault.ThrowAfter) throw new InvalidOperationException("The mailer has sent, and its answer is lost.");
        if (fails && fault == MailFault.StopAfter) await StopAsync(cancellationToken);
    }

    private Task StopAsync(CancellationToken cancellationToken)
    {
        _stopped.TrySetResult();
        return Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
