using Shop.Data;

namespace Shop.Mail;

/// <summary>Sends mails. A mail whose message id was sent before is not sent again.</summary>
public interface IMailer
{
    Task SendAsync(SentMail mail, CancellationToken cancellationToken);
}
