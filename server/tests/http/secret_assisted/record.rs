//! The record: marked leaves, counted apart, by both verifiers alike.

use super::{close, file, residents, text, vote};
use ballot::secret::verify::Evidence;
use ballot::secret::{Leaf, ReceiptFile};
use support::python::second;
use support::secret::{Device, Downloaded, SecretPoll};
use support::sources::root;
use support::{Town, both};

both!(
    ballots_that_the_server_sealed_are_marked_and_counted_apart,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        let poll = secret.read(&people[0].browser).await;
        let mut helped = Vec::new();
        let mut files: Vec<ReceiptFile> = Vec::new();
        for (number, person) in people.iter().enumerate() {
            if number % 4 == 0 {
                let receipt = vote(&person.browser, &secret, &[("option", "2")]).await;
                files.push(file(town, &secret, &poll, &receipt).await);
                helped.push(receipt);
            } else {
                let mut device = Device::new(town, &secret, &person.browser).await;
                device.enrol(&secret, person).await;
                device.cast(town, &secret, &[1]).await;
            }
        }
        town.jobs().await;
        let record = town.visitor().get(&secret.path("/record")).await;
        assert!(
            record.has_text("5 of the ballots were cast with the help of the server"),
            "{}",
            record.text()
        );
        // The file of a ballot in the record is the one of before.
        let again = file(town, &secret, &poll, &helped[0]).await;
        assert_eq!(again, files[0]);
        close(town, &secret).await;
        let downloaded = Downloaded::read(town, &secret).await;
        let marked: Vec<String> = downloaded
            .leaves()
            .iter()
            .filter_map(|bytes| match Leaf::from_bytes(bytes).expect("a leaf") {
                Leaf::Ballot(leaf) if leaf.assisted => Some(leaf.signed.receipt().to_string()),
                _ => None,
            })
            .collect();
        helped.sort();
        let mut sorted = marked.clone();
        sorted.sort();
        assert_eq!(sorted, helped);
        let evidence = Evidence {
            poll_id: Some(poll.id()),
            promises: files.iter().map(|file| file.promise.clone()).collect(),
            ..Evidence::default()
        };
        let report = downloaded.verify(&evidence);
        assert_eq!(report.findings, [], "{report:?}");
        assert_eq!((report.ballots, report.assisted), (20, 5));
        let result = report.result.expect("a result");
        assert_eq!((result.counted, result.invalid), (20, 0));
        let folder = tempfile::tempdir().expect("a folder");
        downloaded.write(folder.path());
        if let Some((status, said)) = second(&root(), "verify.py", folder.path()) {
            assert_eq!((status, &said["failures"]), (0, &serde_json::json!([])));
        }
        let page = town.visitor().get(&secret.path("/results")).await;
        assert!(
            page.has_text("5 of the ballots were cast with the help of the server"),
            "{}",
            page.text()
        );
    }
);
