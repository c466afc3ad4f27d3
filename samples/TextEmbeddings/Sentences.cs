using nietras.SeparatedValues;

namespace NeuralNets.Samples;

/// <summary>Sentences, each with the topic it is about.</summary>
/// <param name="Topics">The names of the topics, in the order they first come in the file.</param>
/// <param name="Texts">The sentences.</param>
/// <param name="Labels">Which topic each is about.</param>
internal sealed record Sentences(string[] Topics, string[] Texts, int[] Labels)
{
    /// <summary>Lines of topic, tabulator, sentence.</summary>
    /// <exception cref="InvalidDataException">A line is something else, or there is no line.</exception>
    public static Sentences Read(string path)
    {
        using SepReader reader = Sep.New('\t').Reader(o => o with { HasHeader = false, DisableColCountCheck = true, DisableQuotesParsing = true }).FromFile(path);
        List<string> topics = [], texts = [];
        List<int> labels = [];
        foreach (SepReader.Row row in reader)
        {
            if (row.ColCount != 2)
                throw new InvalidDataException($"{path}, line {row.LineNumberFrom}: {row.ColCount} fields, not a topic and a sentence.");
            string topic = row[0].ToString();
            if (!topics.Contains(topic))
                topics.Add(topic);
            labels.Add(topics.IndexOf(topic));
            texts.Add(row[1].ToString());
        }
        return texts.Count == 0 ? throw new InvalidDataException($"{path} holds no sentences.") : new Sentences([.. topics], [.. texts], [.. labels]);
    }
}
