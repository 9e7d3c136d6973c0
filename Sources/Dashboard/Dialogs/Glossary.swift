/// The field's words in one sentence each, for people who have never trained a model.
package enum Glossary {
    package struct Word: Sendable {
        package let word: Phrase
        package let meaning: Phrase
        /// Where it is read: help tells of it there first.
        package let screens: Set<Screen>

        init(_ word: Phrase, _ meaning: Phrase, _ screens: Screen...) {
            (self.word, self.meaning, self.screens) = (word, meaning, Set(screens))
        }
    }

    package static let entries: [Word] = [
        Word("utterance", "Something a person says or types, such as “I lost my card”.", .data, .review, .tryIt),
        Word("intent", "What the person wants, such as card_lost. Every example stands under one.", .projects, .data, .review, .tryIt),
        Word("entity", "A word or phrase that matters, such as the visa in “my visa card”.", .data, .review, .tryIt),
        Word(Phrase("train", sense: "examples"), "Examples that the model learns from.", .data),
        Word(
            Phrase("test", sense: "examples"), "Examples kept back, to see how the model does on what it has not seen.", .data, .training,
            .models),
        Word(
            "accuracy", "The share of test examples whose intent the model got right (i_acc in the files).", .projects, .training, .models),
        Word("95 % range", "Where the accuracy would lie with other test examples, nineteen times in twenty.", .models),
        Word(
            "macro F1", "Right answers balanced over all intents, small ones counting as much (i_f1 in the files).", .projects, .training,
            .models),
        Word(
            "F1", "One number for an intent: high only when both its precision and its recall are. Below .80 it is marked !", .projects,
            .data, .models),
        Word("P, precision", "Of the answers that say this intent, the share that is right.", .models),
        Word("R, recall", "Of the examples that have this intent, the share that was found.", .models),
        Word("of", "How many test examples of this intent P, R and F1 come from.", .models),
        Word("e_acc", "Of the entities marked in the test examples, the share that was found whole and under its name.", .models),
        Word("e_f1", "F1 of the words in entities, all kinds of entities counting as much (macro F1 over BILOU tags).", .models),
        Word("~.941", "An estimate by cross-validation on the training examples: there are no test examples.", .projects, .data, .models),
        Word(
            "provisional",
            "A model that follows your edits in the background, and its cross-validated score; never saved. +0.8: what the last edit brought.",
            .data, .review, .tryIt),
        Word("candidate", "One way of learning that training tries; the best, marked ★, makes the model.", .training),
        Word("10-fold", "Each candidate is tried ten times, each time on a tenth of the examples that it has not seen.", .training),
        Word("core time", "Seconds of work of one processor core; with two cores at work, the clock shows half of them.", .training),
        Word("points", "Hundredths of a share: from .920 to .932 is +1.2 points.", .data, .models),
        Word("within noise", "The difference between two models is too small to tell from chance with so few test examples.", .models),
        Word("p =", "How often two equally good models would differ so much by chance; below 0.05 the difference is believed.", .models),
        Word("confusion", "Which intents the model takes for which others.", .models),
        Word("calibration", "Making confidence honest: of the answers that are .8 sure, eight in ten are right.", .training, .models),
        Word("calibration error", "How far the model's confidence is from how often it is right; .02 is very good.", .models),
        Word("deployed, ▲", "Put in service under its id, with so many replicas answering at once.", .projects, .models),
        Word(
            "span F1", "One number for the entities: high only when few are missed and few are made up, exact bounds and type.", .training,
            .models),
        Word(
            "acceptance", "How sure of an answer the model is and how familiar the utterance, in one number from 0 to 1.", .models, .tryIt),
        Word(
            "threshold", "How acceptable an answer must be to be given; below it the utterance counts as out of scope.", .models, .tryIt),
        Word(
            "max 40 (roots)", "The highest bar stands for 40. Heights are square roots of the counts, so that a few show beside many.",
            .models),
        Word(
            "out of scope", "An utterance that no intent fits, such as a joke told to a bank; the answer is nlu_fallback.", .models, .tryIt),
        Word(
            "neural network, logistic regression, support vector machine",
            "Ways of learning; which suits your data is what training finds out.", .training),
        Word("epoch", "One pass of learning over all training examples.", .training),
        Word("p50, p99", "Half, or 99 of 100, of the answers came at least so fast.", .models),
        Word("confidence", "How sure the model is; calibrated, so that .8 is right about eight times in ten.", .review, .models, .tryIt),
    ]
}
