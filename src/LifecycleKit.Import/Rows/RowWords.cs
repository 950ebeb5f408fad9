using System.Collections.Frozen;

namespace LifecycleKit.Import;

/// <summary>The words of rows in English, German, French, Spanish, Italian and Dutch, where the profile of a shop system has none.</summary>
internal static class RowWords
{
    private const int MaxLength = 48;

    private static readonly FrozenSet<string> Totals = FrozenSet.ToFrozenSet(
        [
            "total", "totals", "grand total", "subtotal", "sub total", "sum", "totale", "totaux", "total general", "total général",
            "sous total", "somme", "summe", "gesamt", "gesamtsumme", "gesamtbetrag", "zwischensumme", "endsumme", "suma", "totales",
            "somma", "totali", "subtotale", "totaal", "subtotaal", "eindtotaal", "som",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Placeholders = FrozenSet.ToFrozenSet(
        [
            "0", "0.0", "null", "nil", "none", "n/a", "na", "#n/a", "nan", "-", "--", "—", "?", "guest", "guests", "anonymous", "unknown",
            "undefined", "(none)", "(null)", "(blank)", "<null>", "gast", "anonym", "unbekannt", "invité", "invite", "anonyme", "inconnu",
            "invitado", "anónimo", "anonimo", "desconocido", "ospite", "sconosciuto", "anoniem", "onbekend",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, RowMeaning> General = Words().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a cell says that its row is a sum of others.</summary>
    /// <param name="cell">The cell.</param>
    public static bool IsTotal(ReadOnlySpan<char> cell) =>
        cell.Length is > 2 and <= 20 && (char.ToLowerInvariant(cell[0]) is 't' or 's' or 'g' or 'z' or 'e') && Totals.Contains(Normalize(cell));

    /// <summary>Whether an id stands for no customer.</summary>
    /// <param name="id">The id, trimmed.</param>
    public static bool IsPlaceholder(ReadOnlySpan<char> id) =>
        id.IsEmpty || (id.Length <= 12 && Placeholders.Contains(id.ToString().ToLowerInvariant()));

    /// <summary>Finds the meaning of a word; null when it is unknown.</summary>
    /// <param name="word">The normalized word.</param>
    public static RowMeaning? Find(string word) => General.TryGetValue(word, out var meaning) ? meaning : null;

    /// <summary>Returns a word in lower case, with single blanks for hyphens and underscores.</summary>
    /// <param name="word">The word.</param>
    public static string Normalize(ReadOnlySpan<char> word)
    {
        word = word.Trim().TrimEnd(".:!");
        if (word.StartsWith("wc-", StringComparison.OrdinalIgnoreCase)) word = word[3..];
        if (word.Length > MaxLength) word = word[..MaxLength];
        Span<char> text = stackalloc char[MaxLength];
        var length = 0;
        foreach (var letter in word)
        {
            var next = letter is '-' or '_' || char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(letter);
            if (next == ' ' && length > 0 && text[length - 1] == ' ') continue;
            text[length++] = next;
        }

        return text[..length].ToString();
    }

    private static IEnumerable<KeyValuePair<string, RowMeaning>> Words() =>
    [
        .. Of(
            RowMeaning.Sale,
            "sale", "order", "payment", "charge", "purchase", "invoice", "paid", "completed", "complete", "success", "successful",
            "succeeded", "processing", "shipped", "delivered", "fulfilled", "unfulfilled", "partially fulfilled", "closed", "done", "active",
            "approved", "accepted", "authorized", "captured", "partially paid", "partially refunded", "partial refund", "open", "new",
            "confirmed", "in progress", "settled", "dispatched", "payment received", "awaiting shipment", "awaiting fulfillment", "ready",
            "picked up", "on hold", "verkauf", "bestellung", "zahlung", "rechnung", "bezahlt", "abgeschlossen", "versandt", "versendet",
            "geliefert", "in bearbeitung", "erledigt", "bestätigt", "offen", "neu", "vente", "commande", "paiement", "facture", "payé", "payée",
            "terminé", "terminée", "expédié", "expédiée", "livré", "livrée", "en cours", "validé", "validée", "confirmé", "paiement accepté",
            "venta", "pedido", "pago", "factura", "pagado", "completado", "completada", "enviado", "entregado", "procesando", "en proceso",
            "confirmado", "vendita", "ordine", "pagamento", "fattura", "pagato", "completato", "spedito", "consegnato", "in lavorazione",
            "confermato", "verkoop", "bestelling", "betaling", "factuur", "betaald", "voltooid", "afgerond", "verzonden", "geleverd",
            "in behandeling", "bevestigd"),
        .. Of(
            RowMeaning.Refund,
            "refund", "credit", "credit note", "credit memo", "return", "chargeback", "dispute", "payment refund", "refund payment", "reversal",
            "erstattung", "rückerstattung", "rückzahlung", "gutschrift", "retoure", "storno", "remboursement", "avoir", "retour",
            "reembolso", "devolución", "nota de crédito", "abono", "rimborso", "reso", "nota di credito", "terugbetaling", "creditnota"),
        .. Of(
            RowMeaning.RefundedInFull,
            "refunded", "fully refunded", "returned", "charged back", "erstattet", "rückerstattet", "zurückerstattet", "remboursé",
            "remboursée", "reembolsado", "reembolsada", "devuelto", "rimborsato", "rimborsata", "terugbetaald"),
        .. Of(
            RowMeaning.Cancelled,
            "cancelled", "canceled", "storniert", "abgebrochen", "annulliert", "annulé", "annulée", "cancelado", "cancelada", "anulado",
            "anulada", "annullato", "annullata", "cancellato", "geannuleerd"),
        .. Of(
            RowMeaning.NotAnOrder,
            "failed", "pending", "voided", "void", "draft", "checkout draft", "trash", "expired", "declined", "denied", "abandoned", "incomplete",
            "unpaid", "rejected", "blocked", "removed", "pending payment", "awaiting payment", "payment error", "error", "quote", "estimate",
            "transfer", "payout", "withdrawal", "deposit", "fee", "adjustment", "currency conversion", "general currency conversion",
            "bank deposit to pp account", "general withdrawal", "hold", "reserve", "fehlgeschlagen", "ausstehend", "entwurf", "abgelehnt",
            "unbezahlt", "zahlung ausstehend", "angebot", "überweisung", "auszahlung", "gebühr", "échoué", "échouée", "échec", "en attente",
            "en attente de paiement", "brouillon", "refusé", "refusée", "impayé", "erreur de paiement", "devis", "virement", "frais", "fallido",
            "fallida", "pendiente", "pendiente de pago", "borrador", "rechazado", "rechazada", "impagado", "presupuesto", "transferencia",
            "comisión", "fallito", "fallita", "in attesa", "in attesa di pagamento", "bozza", "rifiutato", "rifiutata", "non pagato",
            "preventivo", "bonifico", "commissione", "mislukt", "wachtend", "wacht op betaling", "concept", "geweigerd", "onbetaald", "offerte",
            "overboeking", "kosten"),
    ];

    private static IEnumerable<KeyValuePair<string, RowMeaning>> Of(RowMeaning meaning, params string[] words) =>
        words.Select(word => KeyValuePair.Create(word, meaning));
}
